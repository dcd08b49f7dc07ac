/**
 * The HTTP interface and the pages, as docs/http.md describes them. Start at {@link
 * dev.weir.server.http.WeirServer}; each endpoint is one class. Only this package knows the web
 * server. Handlers run on virtual threads and may block.
 */
@NullMarked
package dev.weir.server.http;

import org.jspecify.annotations.NullMarked;
