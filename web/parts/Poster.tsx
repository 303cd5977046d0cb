/** A concert's poster; decorative, since its words stand beside it. */
import { posterPath } from "./poster.ts";

export function Poster({ title, eager = false }: { title: string; eager?: boolean }) {
  return (
    <img
      class="poster"
      src={posterPath(title)}
      alt=""
      width="400"
      height="400"
      loading={eager ? "eager" : "lazy"}
      decoding="async"
    />
  );
}
