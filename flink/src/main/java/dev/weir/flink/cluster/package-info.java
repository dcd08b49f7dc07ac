/**
 * Flink on this machine: three processes (JobManager, TaskManager, SQL gateway) on loopback
 * addresses and free ports, kept up from one comparison to the next. Start at {@link
 * dev.weir.flink.cluster.LocalCluster}.
 *
 * <p>Everything of a cluster lies in one state folder of the user: its configuration, its logs, its
 * temporary files, and the file that says which processes it is made of. A lock on that folder
 * keeps two commands from starting two clusters.
 */
@NullMarked
package dev.weir.flink.cluster;

import org.jspecify.annotations.NullMarked;
