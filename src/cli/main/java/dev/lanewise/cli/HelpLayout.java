package dev.lanewise.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.IStyle;
import picocli.CommandLine.Help.Ansi.Text;
import picocli.CommandLine.Help.IParamLabelRenderer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Shows options as svm-train's users write them: {@code -c <cost>}, {@code -w<label> <weight>}. */
final class HelpLayout {
  private HelpLayout() {}

  static void install(CommandLine commandLine) {
    commandLine.setHelpFactory(
        (spec, colours) ->
            new Help(spec, colours) {
              @Override
              public IParamLabelRenderer parameterLabelRenderer() {
                return new Labels();
              }
            });
  }

  private static final class Labels implements IParamLabelRenderer {
    @Override
    public Text renderParameterLabel(ArgSpec argument, Ansi ansi, List<IStyle> styles) {
      if (argument.arity().max() == 0) {
        return ansi.new Text("");
      }
      String label = argument.paramLabel();
      return switch (argument) {
        case OptionSpec o when o.longestName().startsWith("--") -> ansi.new Text("=" + label);
        case OptionSpec o when o.longestName().equals("-w") -> ansi.new Text(label);
        case OptionSpec o -> ansi.new Text(" " + label);
        default -> ansi.new Text(argument.required() ? label : "[" + label + "]");
      };
    }

    @Override
    public String separator() {
      return "";
    }
  }
}
