package dev.weir.cli;

import java.nio.file.Path;

/** Where Weir keeps what belongs to the user, as the XDG folders say. */
final class UserFolders {
  private UserFolders() {}

  static Path state(Console console) {
    String state = console.environment().get("XDG_STATE_HOME");
    Path all =
        state != null && !state.isBlank()
            ? Path.of(state)
            : Path.of(System.getProperty("user.home", "."), ".local", "state");
    return all.resolve("weir");
  }
}
