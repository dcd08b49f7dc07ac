/** What statements come with: their text and place in a script, and the settings they run under. */
@NullMarked
package dev.weir.sql.script;

import org.jspecify.annotations.NullMarked;
