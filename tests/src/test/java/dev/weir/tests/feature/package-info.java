/**
 * The table of features, docs/sql/features.md: which there are, and which test files show each.
 * Start at {@link dev.weir.tests.feature.FeatureTableTest}; the list is features.txt.
 */
@NullMarked
package dev.weir.tests.feature;

import org.jspecify.annotations.NullMarked;
