/**
 * The habits of this repository, as tests. Start reading at {@link dev.weir.tests.tidy.TidyTest};
 * the rules themselves are in {@link dev.weir.tests.tidy.TidyRules}.
 */
@NullMarked
package dev.weir.tests.tidy;

import org.jspecify.annotations.NullMarked;
