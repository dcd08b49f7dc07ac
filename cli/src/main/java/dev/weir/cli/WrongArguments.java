package dev.weir.cli;

import dev.weir.error.Suggestions;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Says which word of a command line is not known, and what may be meant. Picocli lists all words
 * that it could not place instead, of which only the first need be wrong; other errors are its own.
 */
record WrongArguments(IParameterExceptionHandler others) implements IParameterExceptionHandler {
  @Override
  public int handleParseException(ParameterException error, String[] args) throws Exception {
    if (!(error instanceof UnmatchedArgumentException unmatched)) {
      return others.handleParseException(error, args);
    }
    CommandLine command = error.getCommandLine();
    List<String> words = unmatched.getUnmatched();
    String option = words.stream().filter(word -> word.startsWith("-")).findFirst().orElse(null);
    PrintWriter err = command.getErr();
    if (option != null) {
      err.println("error: there is no option \"" + option + "\"");
      hint(command, Suggestions.didYouMean(option, command.getCommandSpec().optionsMap().keySet()));
    } else if (!command.getSubcommands().isEmpty()) {
      err.println("error: there is no command \"" + words.getFirst() + "\"");
      hint(command, Suggestions.didYouMean(words.getFirst(), command.getSubcommands().keySet()));
    } else {
      err.println("error: \"" + words.getFirst() + "\" is one argument too many");
      hint(command, null);
    }
    return ExitCode.WRONG;
  }

  private static void hint(CommandLine command, @Nullable String meant) {
    if (meant == null) {
      command.usage(command.getErr());
    } else {
      command.getErr().println("hint: " + meant);
    }
  }
}
