/** The parts of a letter. `text.ts` and `html.tsx` show the same parts in the same order. */

export interface Letter {
  subject: string;
  /** What happened, in a few words. */
  title: string;
  greeting: string;
  paragraphs: string[];
  /** Null when the letter is about no ticket. */
  ticket: LetterTicket | null;
  /** The one thing to do next. */
  action: { label: string; href: string };
  /** The ticket's state for this reader. It colours the stub; the text says the same. */
  tone: "yours" | "sold" | "gone";
  /** A BCP 47 tag. */
  language: string;
  /** The exchange: its name and address. */
  sender: { name: string; href: string };
}

/** The ticket as its stub shows it. */
export interface LetterTicket {
  title: string;
  when: string;
  place: string;
  /** "Section A · Row 3 · Seat 12"; null when the ticket names none. */
  seat: string | null;
  /** The day again in large letters, as decoration: "May", "1", "Sat". */
  day: { month: string; day: string; weekday: string };
}
