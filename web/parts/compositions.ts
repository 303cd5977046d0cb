/** The compositions of posters: each draws the inside of an SVG of `SIZE` × `SIZE`. */

export const SIZE = 400;

interface Press {
  /** The next random number of the seed, in [0, 1). */
  next(): number;
  /** The two inks. */
  a: string;
  b: string;
}

export const compositions = [rays, rings, halftone, waves, tiles, sunset, arches, petals, bars];

const f = (n: number): string => String(Math.round(n * 10) / 10);
const times = (n: number, draw: (i: number) => string) =>
  Array.from({ length: n }, (_, i) => draw(i)).join("");
const between = ({ next }: Press, low: number, high: number) => low + next() * (high - low);
const disc = (x: number, y: number, r: number, fill: string) =>
  `<circle cx="${f(x)}" cy="${f(y)}" r="${f(r)}" fill="${fill}"/>`;

function rays(press: Press): string {
  const [x, y] = [between(press, 120, 280), between(press, 150, 290)];
  const n = 10 + Math.floor(press.next() * 8);
  const at = (turn: number) => `${f(x + 600 * Math.cos(turn))} ${f(y + 600 * Math.sin(turn))}`;
  const step = Math.PI / n;
  const path = times(n, (i) => `M${f(x)} ${f(y)}L${at(2 * i * step)}L${at((2 * i + 1) * step)}z`);
  const r = between(press, 60, 100);
  return `<path fill="${press.a}" d="${path}"/>${disc(x, y, r, press.b)}`;
}

function rings(press: Press): string {
  const gap = between(press, 14, 22);
  const set = (x: number, y: number, ink: string) =>
    `<g fill="none" stroke="${ink}" stroke-width="${f(gap * 0.42)}">` +
    times(
      Math.ceil(330 / gap),
      (i) => `<circle cx="${f(x)}" cy="${f(y)}" r="${f((i + 0.5) * gap)}"/>`,
    ) +
    "</g>";
  const away = between(press, 40, 90);
  return set(200 - away, 200 - away / 2, press.a) + set(200 + away, 200 + away / 2, press.b);
}

function halftone(press: Press): string {
  const turn = press.next() * 2 * Math.PI;
  const dots = times(18 * 18, (i) => {
    const [x, y] = [(i % 18) * 24 - 4 + (Math.floor(i / 18) % 2) * 12, Math.floor(i / 18) * 24 - 4];
    const along = ((x - 200) * Math.cos(turn) + (y - 200) * Math.sin(turn)) / 520 + 0.5;
    const r = 13 * Math.max(0, Math.min(1, along));
    return r < 1
      ? ""
      : `M${f(x - r)} ${y}a${f(r)} ${f(r)} 0 1 0 ${f(2 * r)} 0a${f(r)} ${f(r)} 0 1 0 ${
        f(-2 * r)
      } 0`;
  });
  const sun = disc(
    200 - 70 * Math.cos(turn),
    200 - 70 * Math.sin(turn),
    between(press, 95, 130),
    press.b,
  );
  return `${sun}<path fill="${press.a}" d="${dots}"/>`;
}

function waves(press: Press): string {
  const height = between(press, 16, 30);
  const length = between(press, 50, 100);
  return disc(between(press, 120, 280), between(press, 90, 140), between(press, 60, 85), press.b) +
    times(6, (row) => {
      const y = 150 + row * 46;
      const start = -length * (row % 2) - length;
      const curve = times(
        14,
        () => `q${f(length / 2)} ${f(-height * 2)} ${f(length)} 0t${f(length)} 0`,
      );
      return `<path fill="none" stroke="${
        row % 3 === 1 ? press.b : press.a
      }" stroke-width="24" d="M${f(start)} ${y}${curve}"/>`;
    });
}

function tiles(press: Press): string {
  return times(16, (i) => {
    const [x, y] = [(i % 4) * 100, Math.floor(i / 4) * 100];
    const ink = press.next() < 0.5 ? press.a : press.b;
    const kind = Math.floor(press.next() * 6);
    const quarter =
      `<path fill="${ink}" d="M-.3-.3h100.6a100.6 100.6 0 0 1-100.6 100.6z" transform="translate(${x} ${y}) rotate(${
        Math.floor(press.next() * 4) * 90
      } 50 50)"/>`;
    if (kind === 0) return disc(x + 50, y + 50, 36, ink);
    if (kind === 1) return `<path fill="${ink}" d="M${x - 0.3} ${y}h100.6v50h-100.6z"/>`;
    return kind === 2 ? "" : quarter;
  });
}

function sunset(press: Press): string {
  const y = between(press, 170, 215);
  const slits = times(9, (i) => `M0 ${f(y - 30 + i * 22)}h400v${f(3 + i * 1.9)}h-400z`);
  return `<mask id="s"><rect width="400" height="400" fill="#fff"/><path d="${slits}"/></mask>` +
    `<circle cx="200" cy="${f(y)}" r="${
      f(between(press, 120, 145))
    }" fill="${press.a}" mask="url(#s)"/>` +
    `<path fill="${press.b}" d="M0 400V${f(between(press, 300, 350))}L${
      f(between(press, 90, 150))
    } ${f(between(press, 230, 270))}L${f(between(press, 210, 260))} ${
      f(between(press, 320, 350))
    }L${f(between(press, 300, 350))} ${f(between(press, 260, 290))}L400 ${
      f(between(press, 310, 360))
    }V400z"/>`;
}

function arches(press: Press): string {
  const n = 3;
  const width = SIZE / n;
  return times(n * 3, (i) => {
    const x = (i % n) * width + width / 2;
    const y = Math.floor(i / n) * width + width;
    const swap = press.next() < 0.5;
    return times(4, (k) => {
      // Outer arches overlap by half a unit: otherwise a hairline of paper shows between them.
      const r = (width / 2) * (1 - k * 0.24) + (k === 0 ? 0.5 : 0);
      const ink = (k % 2 === 0) === swap ? press.a : press.b;
      return `<path fill="${ink}" d="M${f(x - r)} ${f(y)}v${f(-width + width / 2)}a${f(r)} ${
        f(r)
      } 0 0 1 ${f(2 * r)} 0v${f(width / 2)}z"/>`;
    });
  });
}

function petals(press: Press): string {
  const n = 7 + Math.floor(press.next() * 6);
  const [long, wide] = [between(press, 120, 150), between(press, 28, 44)];
  const ring = (ink: string, shift: number, scale: number) =>
    times(
      n,
      (i) =>
        `<ellipse cx="200" cy="${f(200 - long * 0.62 * scale)}" rx="${f(wide * scale)}" ry="${
          f(long * 0.62 * scale)
        }" fill="${ink}" transform="rotate(${f((360 / n) * (i + shift))} 200 200)"/>`,
    );
  return ring(press.a, 0, 1.35) + ring(press.b, 0.5, 0.85) + disc(200, 200, 34, press.a);
}

function bars(press: Press): string {
  const n = 13;
  const width = 400 / n;
  return times(n, (i) => {
    const high = between(press, 50, 185);
    const low = high * between(press, 0.4, 0.9);
    const x = f(i * width + 4);
    return `<rect x="${x}" y="${f(205 - high)}" width="${f(width - 8)}" height="${
      f(high)
    }" fill="${press.a}"/>` +
      `<rect x="${x}" y="213" width="${f(width - 8)}" height="${f(low)}" fill="${press.b}"/>`;
  });
}
