/** Icons beside words; drawn as SVG, since fonts may lack the glyphs. */

const shapes = {
  ring: <circle cx="8" cy="8" r="5.5" />,
  clock: <path d="M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11zM8 5v3.2l2.2 1.6" />,
  dot: <circle cx="8" cy="8" r="4" fill="currentColor" />,
  check: <path d="M3 8.5l3.4 3.4L13 4.8" />,
  cross: <path d="M4 4l8 8M12 4l-8 8" />,
  dash: <path d="M3.5 8h9" />,
  dots: <path d="M3 8h.01M8 8h.01M13 8h.01" />,
  calendar: <path d="M2.5 3.5h11v10h-11zM2.5 6.5h11M5.5 2v3M10.5 2v3" />,
  back: <path d="M6.5 3.5L3 7l3.5 3.5M3 7h6.5a3.5 3.5 0 0 1 0 7H7" />,
} as const;

export type IconName = keyof typeof shapes;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">{shapes[name]}</svg>
  );
}
