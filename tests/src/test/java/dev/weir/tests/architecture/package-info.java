/**
 * The walls between modules and packages, as tests. Start reading at {@link
 * dev.weir.tests.architecture.ArchitectureTest}.
 */
@NullMarked
package dev.weir.tests.architecture;

import org.jspecify.annotations.NullMarked;
