package dev.weir.cli;

import picocli.CommandLine.Option;

/** Where a server listens. */
final class AddressOptions {
  @Option(
      names = "--host",
      defaultValue = "127.0.0.1",
      description = "The address to listen on; by default only this machine can reach it.")
  String host = "127.0.0.1";

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8321",
      description = "The port to listen on (default: ${DEFAULT-VALUE}); 0 takes any.")
  int port = 8321;
}
