/** Packs bits into bytes, the first bit lowest, as deflate does. Grows as needed. */
export class BitWriter {
  private bytes: Uint8Array<ArrayBuffer>
  private length = 0
  private held = 0
  private heldBits = 0

  constructor(expectedBytes: number) {
    this.bytes = new Uint8Array(Math.max(64, expectedBytes))
  }

  /** Adds the lowest `count` bits of `value`; at most 16 at a time. */
  write(value: number, count: number): void {
    this.held |= value << this.heldBits
    this.heldBits += count
    while (this.heldBits >= 8) this.takeByte()
  }

  /** Fills the byte begun with zero bits. */
  align(): void {
    if (this.heldBits > 0) this.takeByte()
    this.held = 0
    this.heldBits = 0
  }

  /** All whole bytes written so far. */
  written(): Uint8Array<ArrayBuffer> {
    return this.bytes.slice(0, this.length)
  }

  private takeByte(): void {
    if (this.length === this.bytes.length) {
      const larger = new Uint8Array(this.length * 2)
      larger.set(this.bytes)
      this.bytes = larger
    }
    this.bytes[this.length++] = this.held & 0xff
    this.held >>>= 8
    this.heldBits -= 8
  }
}
