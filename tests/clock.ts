/** The hands stand still until a test turns them. */
export class Clock {
  constructor(public at = Date.UTC(2027, 0, 15, 12, 0, 0)) {}
  readonly now = (): number => this.at;
  forward(seconds: number): void {
    this.at += seconds * 1000;
  }
}
