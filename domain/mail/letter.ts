/** A letter in its parts. `text.ts` and `html.tsx` say the same words, in the same order. */

export interface Letter {
  subject: string;
  /** What happened, in a few words. */
  title: string;
  greeting: string;
  paragraphs: string[];
  /** Null where it is about none. */
  ticket: LetterTicket | null;
  /** The one thing to do next. */
  action: { label: string; href: string };
  /** What the ticket is to its reader now; colours the stub, and says nothing that words do not. */
  tone: "yours" | "sold" | "gone";
  /** The language of all this, as a tag. */
  language: string;
  /** Who writes. */
  sender: { name: string; href: string };
}

/** What a ticket is for, as its stub shows it. */
export interface LetterTicket {
  title: string;
  when: string;
  place: string;
  /** "Section A · Row 3 · Seat 12"; null when it names no place. */
  seat: string | null;
  /** The day once more, large, for the eye: "May", "1", "Sat". */
  day: { month: string; day: string; weekday: string };
}
