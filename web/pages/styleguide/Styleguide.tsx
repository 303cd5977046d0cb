/** Every component in every state; served in development only. */
import type { ComponentChildren } from "preact";
import type { Manner } from "#words/manner.ts";
import { orderBadges, ticketBadges } from "../../parts/badges.ts";
import { Empty, Notice, Pager, StatusBadge, Title } from "../../parts/Bits.tsx";
import { Cards } from "../../parts/Cards.tsx";
import { ClockField, DayField } from "../../parts/DateFields.tsx";
import { TicketCard } from "../../parts/TicketCard.tsx";
import { StubWords, toneOf } from "../concert/ConcertStub.tsx";
import { Offers } from "../concert/Offers.tsx";
import { ErrorSummary, Field, Select, TextArea } from "../../parts/Field.tsx";
import { HoldBar } from "../frame/HoldBar.tsx";
import { moneyStory, orderStory } from "../order/order_story.ts";
import { orderTimeline } from "../order/order_timeline.ts";
import { SlimTicket } from "../../parts/SlimTicket.tsx";
import { Steps } from "../order/Steps.tsx";
import { TicketStub } from "../ticket/TicketStub.tsx";
import { Timeline } from "../order/Timeline.tsx";
import { sampleConcert, sampleConcertPages } from "./concert_samples.ts";
import { PayoutSamples } from "./PayoutSamples.tsx";
import {
  NOW,
  orderStates,
  sampleStories,
  sampleStubs,
  sampleTicket,
  ticketStates,
  titles,
} from "./samples.ts";

const COLOURS = "paper sheet ink ink-quiet line edge hot link held held-back yours yours-back " +
  "gone gone-back wrong wrong-back";

export function Styleguide({ manner }: { manner: Manner }) {
  const { words } = manner;
  return (
    <article class="guide">
      <Title text="Style guide" words={words} />
      <h1>Style guide</h1>
      <Part name="Colours">
        <ul class="guide-row">
          {COLOURS.split(" ").map((name) => (
            <li key={name} class={`swatch swatch-${name}`}>{name}</li>
          ))}
        </ul>
      </Part>
      <Part name="Type">
        <p class="guide-type guide-4">Aa 1 Herons</p>
        <p class="guide-type guide-3">Aa 2 Herons</p>
        <p class="guide-type guide-2">Aa 3 Herons</p>
        <p class="guide-type guide-1">Aa 4 Herons</p>
        <p>
          Text, <a href="#main">a link</a>, <span class="quiet">quiet</span>, <code>code</code>
        </p>
      </Part>
      <Part name="Buttons and chips">
        <div class="guide-row">
          <button type="button" class="button button-primary">Primary</button>
          <button type="button" class="button">Plain</button>
          <a class="chip" href="#main">Chip</a>
          <a class="chip" href="#main" aria-current="true">Chosen chip</a>
        </div>
      </Part>
      <Part name="StatusBadge">
        <div class="guide-row">
          {ticketStates.map((state) => (
            <StatusBadge
              key={state}
              badge={ticketBadges[state]}
              word={words.ticket.states[state]}
            />
          ))}
          {orderStates.map((state) => (
            <StatusBadge key={state} badge={orderBadges[state]} word={words.order.states[state]} />
          ))}
        </div>
      </Part>
      <Part name="ConcertCard and Poster">
        <Cards concerts={titles.map(sampleConcert)} manner={manner} />
      </Part>
      <Part name="TicketCard">
        <ul class="cards">
          {ticketStates.map((state) => (
            <li key={state}>
              <TicketCard ticket={sampleTicket("The Velvet Herons", state)} manner={manner} />
            </li>
          ))}
        </ul>
      </Part>
      <ConcertParts manner={manner} />
      <Stubs manner={manner} />
      <Stories manner={manner} />
      <Money manner={manner} />
      <Part name="SlimTicket">
        <ul class="rows slim-list">
          {ticketStates.map((state) => (
            <li key={state}>
              <SlimTicket
                href="#main"
                concert={sampleTicket("Paper Satellites", state)}
                tone={ticketBadges[state].tone}
                manner={manner}
              >
                <StatusBadge badge={ticketBadges[state]} word={words.ticket.states[state]} />
              </SlimTicket>
            </li>
          ))}
        </ul>
      </Part>
      <Forms manner={manner} />
      <Part name="Notice, Empty, Pager, HoldBar">
        <Notice title="It is done" detail="This is what comes next." />
        <Notice title="It went wrong" detail="This is what you can do." tone="problem" />
        <Empty title="Nothing here yet">
          <p>This is what will be here.</p>
        </Empty>
        <Pager previous="#main" next="#main" label="Pages of the sample" words={words} />
        <HoldBar
          hold={{
            atBank: false,
            orderId: "01SAMPLE",
            count: 1,
            ticketId: "01SAMPLE",
            title: "Gravel Choir",
            price: { amount: 4550, currency: "EUR" },
            until: NOW + 14 * 60_000,
            live: true,
            others: 2,
          }}
          now={NOW}
          manner={manner}
        />
      </Part>
    </article>
  );
}

function Part({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <section aria-label={name}>
      <h2>{name}</h2>
      {children}
    </section>
  );
}

function Stubs({ manner }: { manner: Manner }) {
  return (
    <Part name="TicketStub">
      <ul class="guide-row guide-stubs">
        {sampleStubs(manner).map(([name, view]) => (
          <li key={name}>
            <p class="quiet small">{name}</p>
            <div class={`card tone-${ticketBadges[view.ticket.state].tone}`}>
              <div class="stub ticket-stub">
                <TicketStub view={view} />
              </div>
            </div>
          </li>
        ))}
      </ul>
    </Part>
  );
}

function ConcertParts({ manner }: { manner: Manner }) {
  return (
    <Part name="ConcertStub and Offers">
      <ul class="guide-row guide-stubs">
        {sampleConcertPages(manner).map(([name, view]) => (
          <li key={name}>
            <p class="quiet small">{name}</p>
            <div class={`card tone-${toneOf(view)}`}>
              <div class="stub ticket-stub">
                <StubWords view={view} />
              </div>
            </div>
          </li>
        ))}
      </ul>
      <Offers view={sampleConcertPages(manner)[0][1]} />
    </Part>
  );
}

function Stories({ manner }: { manner: Manner }) {
  return (
    <Part name="Steps, story, money, Timeline">
      <ul class="guide-row guide-stories">
        {sampleStories(manner).map(([name, view]) => (
          <li key={name}>
            <p class="quiet small">{name}</p>
            <h3>{orderStory(view).title}</h3>
            <Steps status={view.status} words={manner.words} />
            {moneyStory(view).map((line) => <p key={line} class="money-line">{line}</p>)}
            <Timeline
              title={manner.words.timeline.title}
              steps={orderTimeline(view)}
              until={view.expiresAt}
              manner={manner}
            />
          </li>
        ))}
      </ul>
    </Part>
  );
}

function Money({ manner }: { manner: Manner }) {
  return (
    <Part name="SalePayout">
      <PayoutSamples now={NOW} manner={manner} />
    </Part>
  );
}

function Forms({ manner: { words, locale } }: { manner: Manner }) {
  const errors = [{ path: "wrong", message: "Is required" }];
  const common = { values: { filled: "Toulouse" }, errors };
  return (
    <Part name="Field, Select, TextArea, ErrorSummary">
      <div class="narrow">
        <ErrorSummary
          title="One field is wrong"
          errors={errors}
          labels={{ wrong: "Wrong" }}
          words={words}
        />
        <Field {...common} name="empty" label="Empty" hint="A hint says what is expected." />
        <Field {...common} name="filled" label="Filled" optional="optional" />
        <Field {...common} name="wrong" label="Wrong" />
        <DayField {...common} name="date" label="Date" {...{ words, locale }} />
        <ClockField {...common} name="clock" label="Time" words={words} />
        <Select {...common} name="choice" label="Choice" choices={[["a", "One"], ["b", "Two"]]} />
        <TextArea {...common} name="long" label="Long text" optional="optional" />
      </div>
    </Part>
  );
}
