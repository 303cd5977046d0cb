/** Mail that was sent to nobody: the development page of the console mailer. */
import { Empty, Title } from "./Bits.tsx";
import { dayAndTime, isoTime, type Manner } from "./format.ts";

export interface SentMailView {
  mails: readonly { id: string; to: string; subject: string; text: string; sentAt: number }[];
  manner: Manner;
}

export function SentMail({ mails, manner }: SentMailView) {
  return (
    <>
      <Title text="Mail" />
      <h1>Mail</h1>
      <p>No mail server is set up, so mails are kept here, newest first, until the next start.</p>
      {mails.length === 0
        ? (
          <Empty title="No mail yet">
            <p>Buy a ticket, and its mails appear here.</p>
          </Empty>
        )
        : (
          <ul class="cards">
            {mails.map((mail) => (
              <li key={mail.id} class="panel">
                <h2>{mail.subject}</h2>
                <p class="quiet">
                  To {mail.to},{" "}
                  <time dateTime={isoTime(mail.sentAt)}>{dayAndTime(mail.sentAt, manner)}</time>
                </p>
                <p class="pre">{mail.text}</p>
                <p>
                  <a class="button" href={`/mail/${mail.id}`}>
                    Open as designed
                    <span class="visually-hidden">: {mail.subject}</span>
                  </a>
                </p>
              </li>
            ))}
          </ul>
        )}
    </>
  );
}
