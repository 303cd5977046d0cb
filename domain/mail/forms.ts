/**
 * Letters of one form have the same markup around other texts. A form is rendered once, with a mark in the place of
 * each text; a letter is then the pieces between the marks and its own texts. Rendering each one took as long as a
 * tenth of the sale that it tells of.
 */
import type { Letter } from "./letter.ts";

/** Forms that are kept: languages, tones, numbers of paragraphs and kinds of stubs, all of which are few. */
const MAX_FORMS = 1_000;

/** The pieces of markup, and after each one the number of the text that follows; the last has none. */
interface Form {
  readonly pieces: readonly string[];
  readonly texts: readonly number[];
}

/** A function that gives the same as `render`, which must use texts only as text or as whole attributes. */
export function byForm(render: (letter: Letter) => string): (letter: Letter) => string {
  const forms = new Map<string, Form>();
  return (letter) => {
    const name = nameOf(letter);
    let form = forms.get(name);
    if (!form) {
      if (forms.size >= MAX_FORMS) forms.clear();
      forms.set(name, form = formOf(render, letter));
    }
    const texts = textsOf(letter);
    let html = form.pieces[0];
    for (let place = 0; place < form.texts.length; place++) {
      html += escaped(texts[form.texts[place]]) + form.pieces[place + 1];
    }
    return html;
  };
}

/** What decides about the markup. */
const nameOf = ({ language, tone, paragraphs, ticket }: Letter): string =>
  `${language} ${tone} ${paragraphs.length} ${ticket && (ticket.seat === null ? "free" : "seat")}`;

function formOf(render: (letter: Letter) => string, letter: Letter): Form {
  let count = 0;
  const marked = render(mapped(letter, () => `\uE000${count++}\uE000`));
  // Marks and pieces take turns.
  const parts = marked.split("\uE000");
  return {
    pieces: parts.filter((_, place) => place % 2 === 0),
    texts: parts.filter((_, place) => place % 2 === 1).map(Number),
  };
}

function textsOf(letter: Letter): string[] {
  const texts: string[] = [];
  mapped(letter, (text) => (texts.push(text), text));
  return texts;
}

/** The letter with each text of its markup replaced, in a fixed order. */
function mapped(letter: Letter, put: (text: string) => string): Letter {
  const { title, greeting, paragraphs, ticket, action, sender } = letter;
  return {
    ...letter,
    title: put(title),
    greeting: put(greeting),
    paragraphs: paragraphs.map(put),
    ticket: ticket && {
      title: put(ticket.title),
      when: put(ticket.when),
      place: put(ticket.place),
      seat: ticket.seat === null ? null : put(ticket.seat),
      day: {
        month: put(ticket.day.month),
        day: put(ticket.day.day),
        weekday: put(ticket.day.weekday),
      },
    },
    action: { label: put(action.label), href: put(action.href) },
    sender: { name: put(sender.name), href: put(sender.href) },
  };
}

const ENTITIES: Record<string, string> = { '"': "&quot;", "&": "&amp;", "<": "&lt;" };

/** As the renderer does it, in texts and in attributes. */
const escaped = (text: string): string => text.replaceAll(/["&<]/g, (sign) => ENTITIES[sign]);
