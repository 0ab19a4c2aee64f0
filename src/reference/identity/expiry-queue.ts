import type { Instant } from '../../wire/time'

interface Item<T> {
  readonly at: Instant
  readonly value: T
}

/** Values in order of their time: a binary heap. Taking the earliest and adding one cost the logarithm of the size. */
export class ExpiryQueue<T> {
  private readonly heap: Item<T>[] = []

  get earliest(): Instant | undefined {
    return this.heap[0]?.at
  }

  get size(): number {
    return this.heap.length
  }

  clear(): void {
    this.heap.length = 0
  }

  add(at: Instant, value: T): void {
    this.heap.push({ at, value })
    let child = this.heap.length - 1
    while (child > 0) {
      const parent = (child - 1) >> 1
      if (this.timeAt(parent) <= this.timeAt(child)) return
      this.swap(child, parent)
      child = parent
    }
  }

  /** Removes and returns every value whose time is `now` or before, earliest first. */
  takeDue(now: Instant): T[] {
    const due: T[] = []
    for (let first = this.heap[0]; first !== undefined && first.at <= now; first = this.heap[0]) {
      due.push(first.value)
      this.removeFirst()
    }
    return due
  }

  private removeFirst(): void {
    const last = this.heap.pop()
    if (last === undefined || this.heap.length === 0) return
    this.heap[0] = last
    let parent = 0
    for (;;) {
      const left = 2 * parent + 1
      const smaller = this.timeAt(left + 1) < this.timeAt(left) ? left + 1 : left
      if (this.timeAt(parent) <= this.timeAt(smaller)) return
      this.swap(parent, smaller)
      parent = smaller
    }
  }

  private timeAt(index: number): Instant {
    return this.heap[index]?.at ?? Number.POSITIVE_INFINITY
  }

  private swap(a: number, b: number): void {
    const { [a]: first, [b]: second } = this.heap
    this.heap[a] = second as Item<T>
    this.heap[b] = first as Item<T>
  }
}
