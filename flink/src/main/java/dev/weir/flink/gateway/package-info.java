/**
 * Flink's SQL gateway, over REST. {@link dev.weir.flink.gateway.Gateway} sends requests, {@link
 * dev.weir.flink.gateway.GatewaySession} runs statements in a session.
 *
 * <p>Rows are asked for as plain text: every value as CAST(value AS STRING) prints it, NULL apart.
 * The JSON form of rows can't be used: it has no maps whose keys aren't strings.
 */
@NullMarked
package dev.weir.flink.gateway;

import org.jspecify.annotations.NullMarked;
