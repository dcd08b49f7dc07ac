package dev.weir.engine.exchange;

import org.jspecify.annotations.Nullable;

/**
 * A queue from one thread to one other, of linked nodes. It never refuses; whoever fills it asks
 * {@link #size} and stops of its own accord.
 *
 * <p>Nodes that the consumer has left behind are used again, the oldest first (Vyukov's unbounded
 * queue), so that a queue that does not grow allocates nothing: what a queue between tasks leaves
 * behind would be most of what young collections find.
 */
final class OneToOneQueue<T> {
  private static final class Node<T> {
    @Nullable T item;
    volatile @Nullable Node<T> next;
  }

  /** The last node whose item was taken; written by the consumer. */
  private volatile Node<T> head = new Node<>();

  // The producer's:
  private Node<T> tail = head;

  /** The oldest node; those from here to {@link #head} are free. */
  private Node<T> oldest = head;

  /** Where the head was when the producer looked. */
  private Node<T> headSeen = head;

  private long added;
  private volatile long taken;

  /** Called by the producer. */
  void add(T item) {
    Node<T> node = free();
    node.item = item;
    added++;
    tail.next = node;
    tail = node;
  }

  private Node<T> free() {
    if (oldest == headSeen) {
      headSeen = head;
    }
    Node<T> node = oldest;
    Node<T> following = node.next;
    if (node == headSeen || following == null) {
      return new Node<>();
    }
    oldest = following;
    node.next = null;
    return node;
  }

  /** Called by the consumer; null when the queue is empty. */
  @Nullable T poll() {
    Node<T> node = head.next;
    if (node == null) {
      return null;
    }
    T item = node.item;
    node.item = null;
    head = node;
    // One writer: the consumer.
    long count = taken;
    taken = count + 1;
    return item;
  }

  /** Called by the consumer. */
  boolean isEmpty() {
    return head.next == null;
  }

  /** Called by the producer: what was added and not taken yet. */
  long size() {
    return added - taken;
  }
}
