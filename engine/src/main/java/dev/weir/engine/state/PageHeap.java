package dev.weir.engine.state;

import dev.weir.batch.Slice;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import java.util.Arrays;

/**
 * Runs of bytes in pages of a mebibyte. An address counts units of a few bytes, so that more is
 * reached than an int counts; it is good until the run is freed.
 *
 * <p>Pages are never copied to grow, but for the first, which starts small. What is freed within a
 * page is lost until all of the page is free.
 */
final class PageHeap {
  /** With the array's header and the padding, a page lies just within a mebibyte. */
  static final int PAGE = (1 << 20) - 128;

  private static final int PAGE_BITS = 20;
  private static final int FIRST_PAGE = 1 << 10;

  /** Free pages kept for new runs rather than given back. */
  private static final int MOST_SPARE = 4;

  private static final byte[] NO_PAGE = new byte[Slice.PADDING];

  byte[][] pages = {new byte[FIRST_PAGE + Slice.PADDING]};

  private final int unitBits;
  private final int pageShift;
  private final int unitMask;

  private int[] live = {0};
  private int[] free = {};
  private int freeCount;
  private int pageCount = 1;
  private int current;
  private int used;
  private long held = FIRST_PAGE;
  private long inUse = FIRST_PAGE;
  private long liveBytes;

  private PageHeap(int unitBits) {
    this.unitBits = unitBits;
    this.pageShift = PAGE_BITS - unitBits;
    this.unitMask = (1 << pageShift) - 1;
  }

  /** For short runs, of which little may be lost: reaches 8 GB. */
  static PageHeap ofShortRuns() {
    return new PageHeap(1);
  }

  /** For longer runs: reaches 16 GB. */
  static PageHeap ofLongRuns() {
    return new PageHeap(2);
  }

  /** The number of the page that an address lies in. */
  int pageOf(int address) {
    return address >>> pageShift;
  }

  /** Where in its page an address lies. */
  int offset(int address) {
    return (address & unitMask) << unitBits;
  }

  private int aligned(int length) {
    int most = (1 << unitBits) - 1;
    return Math.addExact(length, most) & ~most;
  }

  /** Whether what was taken for one length is just enough for another. */
  boolean fitsExactly(int taken, int length) {
    return aligned(taken) == aligned(length);
  }

  /** Bytes of memory taken. */
  long held() {
    return held;
  }

  /** Bytes of pages that have runs, which are not those of the runs. */
  long wasted() {
    return inUse - liveBytes;
  }

  /** Bytes of runs that are not freed. */
  long live() {
    return liveBytes;
  }

  /** The bytes not freed of a page; 0 also for one that runs are being put into. */
  int live(int page) {
    return live[page];
  }

  boolean isCurrent(int page) {
    return page == current;
  }

  /** The address of so many bytes, whose content is arbitrary. */
  int allocate(int length) {
    int size = aligned(length);
    if (!fits(size) && !growFirst(size)) {
      turnPage(size);
    }
    int address = current << pageShift | used >>> unitBits;
    used += size;
    live[current] += size;
    liveBytes += size;
    return address;
  }

  /** Gives back a run of the length it was asked with. It may be read until the next is taken. */
  void free(int address, int length) {
    int page = pageOf(address);
    int size = aligned(length);
    live[page] -= size;
    liveBytes -= size;
    if (live[page] == 0) {
      if (page == current) {
        used = 0;
      } else {
        pushFree(page);
      }
    }
  }

  /**
   * A run longer than a page has one to itself, so that all others start within the first mebibyte.
   */
  private boolean fits(int size) {
    return used == 0 ? size <= room(current) : used + size <= Math.min(room(current), PAGE);
  }

  private int room(int page) {
    return pages[page].length - Slice.PADDING;
  }

  /** Makes the only page larger, if that is enough. */
  private boolean growFirst(int size) {
    if (pageCount > 1 || used + size > PAGE) {
      return false;
    }
    int room = Math.min(PAGE, Math.max(2 * room(0), used + size));
    held += room - room(0);
    inUse += room - room(0);
    pages[0] = Arrays.copyOf(pages[0], room + Slice.PADDING);
    return true;
  }

  private void turnPage(int size) {
    if (live[current] == 0) {
      pushFree(current);
    }
    int room = Math.max(size, PAGE);
    current = freeCount > 0 ? free[--freeCount] : newPage();
    used = 0;
    if (room(current) < room) {
      held += room - room(current);
      pages[current] = new byte[room + Slice.PADDING];
    }
    inUse += room(current);
    giveBack();
  }

  /** Gives back the free pages that are not kept for new runs. */
  void giveBack() {
    for (int i = 0; i < freeCount - MOST_SPARE; i++) {
      held -= room(free[i]);
      pages[free[i]] = NO_PAGE;
    }
  }

  private int newPage() {
    if (pageCount == 1 << Integer.SIZE - pageShift) {
      throw new WeirException(
              ErrorCode.LIMIT_EXCEEDED,
              "one task keeps more rows of one kind than it can: " + held + " bytes")
          .withHint("Raise \"parallelism.default\".");
    }
    if (pageCount == pages.length) {
      pages = Arrays.copyOf(pages, 2 * pageCount);
      live = Arrays.copyOf(live, 2 * pageCount);
    }
    pages[pageCount] = NO_PAGE;
    return pageCount++;
  }

  private void pushFree(int page) {
    if (freeCount == free.length) {
      free = Arrays.copyOf(free, Math.max(MOST_SPARE, 2 * freeCount));
    }
    free[freeCount++] = page;
    inUse -= room(page);
  }
}
