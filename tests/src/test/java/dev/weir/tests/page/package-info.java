/**
 * Weir's pages in a real browser. Start reading at {@link dev.weir.tests.page.Browser}, which each
 * page test opens.
 */
@NullMarked
package dev.weir.tests.page;

import org.jspecify.annotations.NullMarked;
