package dev.weir.engine.exchange;

import org.jspecify.annotations.Nullable;

/**
 * A queue from one thread to one other, of linked nodes. It never refuses; whoever fills it asks
 * {@link #size} and stops of its own accord.
 */
final class OneToOneQueue<T> {
  private static final class Node<T> {
    @Nullable T item;
    volatile @Nullable Node<T> next;
  }

  private Node<T> head = new Node<>();
  private Node<T> tail = head;
  private long added;
  private volatile long taken;

  /** Called by the producer. */
  void add(T item) {
    Node<T> node = new Node<>();
    node.item = item;
    added++;
    tail.next = node;
    tail = node;
  }

  /** Called by the consumer; null when the queue is empty. */
  @Nullable T poll() {
    Node<T> before = head;
    Node<T> node = before.next;
    if (node == null) {
      return null;
    }
    T item = node.item;
    node.item = null;
    head = node;
    // An old node that the collector has not looked at would keep all that ever followed it.
    before.next = null;
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
