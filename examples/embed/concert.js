/**
 * <ticketing-concert exchange="https://tickets.example" concert="01K…"></ticketing-concert>
 * shows a concert and its cheapest tickets on a page of another site, and keeps them up to date.
 * It reads what is public, without cookies or a token: the exchange needs CORS_ORIGINS=*, or this site in it.
 */
const OFFERS = 3;

class TicketingConcert extends HTMLElement {
  #events;
  /** Answers to older questions are dropped. */
  #asked = 0;

  connectedCallback() {
    const address = `/api/concerts/${encodeURIComponent(this.getAttribute("concert"))}`;
    const concert = new URL(address, this.getAttribute("exchange"));
    // It begins with the present state, reconnects by itself, and tells each change.
    this.#events = new EventSource(`${concert}/events`);
    for (const event of ["concert", "offers"]) {
      this.#events.addEventListener(event, () => this.#refresh(concert));
    }
    this.#refresh(concert);
  }

  disconnectedCallback() {
    this.#events.close();
  }

  async #refresh(concert) {
    const mine = ++this.#asked;
    try {
      const [one, offers] = await Promise.all([
        read(concert),
        read(new URL(`${concert}/offers?quantity=1&limit=${OFFERS}`)),
      ]);
      if (mine === this.#asked) this.#show(one, offers.items);
    } catch {
      // What is shown stays; the next event tries again.
      if (mine === this.#asked && !this.firstChild) {
        this.replaceChildren(element("p", "The tickets cannot be shown at the moment."));
      }
    }
  }

  #show(concert, offers) {
    const when = new Intl.DateTimeFormat(document.documentElement.lang || "en", {
      dateStyle: "full",
      timeStyle: "short",
      timeZone: concert.timeZone,
    }).format(new Date(concert.startsAt));
    const isOff = concert.status === "cancelled";
    const list = document.createElement("ul");
    list.append(...offers.map((offer) => this.#line(offer)));
    this.replaceChildren(
      element("h2", concert.name),
      element("p", `${concert.venue}, ${concert.city} · ${when}`),
      isOff
        ? element("p", "This concert is cancelled.")
        : offers.length > 0
        ? list
        : element("p", "No tickets at the moment."),
    );
  }

  #line(offer) {
    const link = element("a", `${money(offer.total)}${offer.section ? ` · ${offer.section}` : ""}`);
    link.href = new URL(`/tickets/${offer.id}`, this.getAttribute("exchange")).href;
    const line = document.createElement("li");
    line.append(link);
    return line;
  }
}

async function read(address) {
  const res = await fetch(address, { credentials: "omit" });
  if (!res.ok) throw new Error(`${address} answered ${res.status}`);
  return await res.json();
}

/** Texts come from sellers: they are set as text, never as HTML. */
function element(tag, text) {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}

/** `{ amount: 4550, currency: "EUR" }` is €45.50. */
function money({ amount, currency }) {
  const format = new Intl.NumberFormat(document.documentElement.lang || "en", {
    style: "currency",
    currency,
  });
  return format.format(amount / 10 ** format.resolvedOptions().maximumFractionDigits);
}

customElements.define("ticketing-concert", TicketingConcert);
