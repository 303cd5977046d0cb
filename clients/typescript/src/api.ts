// Generated from the OpenAPI document by `deno task client`; do not edit.
// deno-lint-ignore-file

/** Posts that may be repeated under the same `Idempotency-Key`. */
export const KEYED_POSTS: readonly string[] = [
    "/api/claims",
    "/api/listings",
    "/api/orders",
    "/api/payments",
    "/api/payout-account",
    "/api/tickets"
];

export interface paths {
    "/api/claims": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your claims, and those about what you sold */
        get: operations["listClaims"];
        put?: never;
        /**
         * Say that you were not let in
         * @description For the buyer of a complete order, from the concert's start until the time that the order's page names. The seller's money waits until it is decided. If you have claimed already, you get that claim with status 200.
         */
        post: operations["claim"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/claims/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One claim
         * @description Its id is the order's. For the buyer, the seller and moderators.
         */
        get: operations["getClaim"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/claims/{id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answer a claim (seller) */
        post: operations["answerClaim"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/claims/{id}/pictures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add a picture to your claim (buyer)
         * @description Up to three of 5 MB: JPEG, PNG or WebP, as the body itself or as `picture` of `multipart/form-data`. Place, time and camera are taken out of it.
         */
        post: operations["addClaimPicture"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/claims/{id}/pictures/{picture}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A picture of a claim */
        get: operations["getClaimPicture"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/claims/{id}/verdict": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide about a claim (moderators)
         * @description Upheld: the buyer is refunded. Rejected: the claim holds back the payout no longer. Upholding needs the seller's answer, or 48 hours.
         */
        post: operations["decideOnClaim"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/claims/{id}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Withdraw your claim (buyer) */
        post: operations["withdrawClaim"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clients": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your tokens and OAuth 2 clients */
        get: operations["listClients"];
        put?: never;
        /**
         * Create a token or an OAuth 2 client
         * @description A client with `redirectUris` is an app that asks other people for permission to act on their behalf. Installations without such apps refuse it as `invalid`.
         */
        post: operations["createClient"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clients/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke a token or a client */
        delete: operations["removeClient"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/concerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search and browse concerts
         * @description Concerts with tickets that can be reserved, or are held and may be free again. `min`, `max` and `quantity` find what can be reserved now: so many tickets together, at such a total for one.
         */
        get: operations["browseConcerts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/concerts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One concert */
        get: operations["getConcert"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Correct a concert's words (moderators)
         * @description Its listings follow. Orders keep the words that their buyers saw. The start is an instant here: another `timeZone` keeps it, so clocks at the venue show another time. Move the concert, too, if it begins at the same time on the clock there (the page for moderators does both at once).
         */
        patch: operations["correctConcert"];
        trace?: never;
    };
    "/api/concerts/{id}/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel a concert (moderators)
         * @description Reservations end, and whoever has bought is refunded. This cannot be taken back.
         */
        post: operations["cancelConcert"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/concerts/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One concert, live
         * @description Server-sent events: `event: concert` with its date and what is on offer, and again within a second of each change; `event: offers` at once, to read the offers again.
         */
        get: operations["watchConcert"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/concerts/{id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a concert part of another one (moderators)
         * @description Its listings move there, and its address leads there. If the other one starts at another time, this is also a move.
         */
        post: operations["mergeConcert"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/concerts/{id}/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Move a concert to another time (moderators)
         * @description Reservations end. Whoever has bought may give the tickets back for seven days, but not after the new start (`POST /api/orders/{id}/return`).
         */
        post: operations["moveConcert"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/concerts/{id}/offers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The offers for a concert
         * @description Listings that are on offer, held ones included unless `quantity` is given; the lowest total first.
         */
        get: operations["listOffers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/listings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * List one to six tickets together
         * @description On the same terms, each with its barcode; all or none of them are listed. `concertId` may stand in place of title, venue, city, start, time zone and country. `price` and `faceValue` are those of one ticket. Words that lead to a concert which was moved to another time since are refused (`concert_moved`): send its `concertId` in place of the words, or `anotherConcert` if the tickets are for another concert.
         */
        post: operations["listTickets"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/listings/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One listing, as you may see it */
        get: operations["getListing"];
        put?: never;
        post?: never;
        /** Withdraw the tickets of a listing that are not sold, permanently */
        delete: operations["withdrawListing"];
        options?: never;
        head?: never;
        /**
         * Edit a listing of which no ticket is reserved
         * @description Tickets that are sold keep the terms of their order. `tickets` names, by its ID, each ticket whose own fields change.
         */
        patch: operations["editListing"];
        trace?: never;
    };
    "/api/moderations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Cases that wait for a moderator */
        get: operations["listModerations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/moderations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One case
         * @description Its id is the listing's; the id of any of its tickets leads there, too. Every listing has one, whether it waits or not.
         */
        get: operations["getModeration"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Approve or reject
         * @description About all tickets of the listing that are not sold. A rejection takes a listing off sale, ends its reservations and closes its reports; the seller may submit it again. To remove it for good: `POST /api/tickets/{id}/withdrawal`.
         */
        patch: operations["decideModeration"];
        trace?: never;
    };
    "/api/moderations/{id}/dismissal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Dismiss the reports
         * @description You find nothing wrong. Has no effect if there are no open reports; is refused (`version_mismatch`) if there is one that you have not read.
         */
        post: operations["dismissReports"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your orders, or those for your tickets */
        get: operations["listOrders"];
        put?: never;
        /**
         * Reserve tickets
         * @description Reserves 1 to 6 tickets of one listing for you until `expiresAt`, all of them or none: one by `ticketId`, several by `ticketIds`, or the first `quantity` that are available of `listingId`. The time is shorter than usual if tickets of the listing were reserved at least three times within the hour and nobody paid. If you have an order for the same tickets, or for as many, you get it with status 200.
         */
        post: operations["reserveTicket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One order */
        get: operations["getOrder"];
        put?: never;
        post?: never;
        /**
         * Cancel a reservation
         * @description For its buyer, until it is paid: the ticket is available again, nothing is charged.
         */
        delete: operations["cancelOrder"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel somebody's reservation (moderators)
         * @description The ticket is available again and nothing is charged. Refund a complete order instead. Buyers cancel theirs with `DELETE /api/orders/{id}`.
         */
        post: operations["stopOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One order, live
         * @description Server-sent events: `event: order` with the current state, and again whenever it changes.
         */
        get: operations["watchOrder"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/refund": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Refund an order (moderators)
         * @description The buyer gets a refund, and the ticket is withdrawn.
         */
        post: operations["refundOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give tickets back after the concert was moved
         * @description For the buyer of a complete order, until seven days after the move and not after the new start: the buyer gets a refund, and the tickets are withdrawn.
         */
        post: operations["returnOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The attempts to pay an order */
        get: operations["listPayments"];
        put?: never;
        /**
         * Open a checkout for an order
         * @description Or answers with the one that is open. Send the buyer to `checkoutUrl`.
         */
        post: operations["openPayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One payment */
        get: operations["getPayment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payout-account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where your money goes */
        get: operations["getPayoutAccount"];
        put?: never;
        /**
         * Set up where your money goes
         * @description Opens your account at the payout provider, or finds it. Go on at `onboardingUrl`.
         */
        post: operations["openPayoutAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payouts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What you get for your sales */
        get: operations["listPayouts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payouts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What you get for one sale
         * @description Its id is the order's.
         */
        get: operations["getPayout"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tickets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search and browse tickets
         * @description Tickets that are available, and reserved ones, which may become available again. They come concert by concert: by the date of the concerts, or with `sort=newest` those with the newest offer first; in each concert by price. `sort=price` needs a `concertId`.
         */
        get: operations["browseTickets"];
        put?: never;
        /** List a ticket for sale */
        post: operations["listTicket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tickets/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One ticket, as you may see it */
        get: operations["getTicket"];
        put?: never;
        post?: never;
        /** Withdraw a ticket permanently */
        delete: operations["withdrawTicket"];
        options?: never;
        head?: never;
        /** Edit a ticket that is not reserved */
        patch: operations["editTicket"];
        trace?: never;
    };
    "/api/tickets/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One ticket, live
         * @description Server-sent events: `event: ticket` with the current state, and again whenever it changes, including when a reservation expires. After reconnecting you get the current state.
         */
        get: operations["watchTicket"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tickets/{id}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Withdraw somebody's ticket (moderators)
         * @description Ends a reservation unless it is being paid. The barcode cannot be listed again.
         */
        post: operations["takeTicketOff"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tickets/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Several tickets, live
         * @description The same for up to 50 tickets in one stream.
         */
        get: operations["watchTickets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/current-user": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who you are */
        get: operations["getCurrentUser"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your webhooks */
        get: operations["listWebhooks"];
        put?: never;
        /**
         * Add a webhook for events about your tickets and orders
         * @description Each event is a POST of `{type, timestamp, data}`, signed according to Standard Webhooks. Unless answered with 2xx, it is retried for 32 hours with the same `webhook-id`. Events may arrive in any order and more than once: read the current state.
         */
        post: operations["addWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One webhook */
        get: operations["getWebhook"];
        put?: never;
        post?: never;
        /** Remove a webhook */
        delete: operations["removeWebhook"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{id}/activation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Turn a webhook on again
         * @description A webhook that fails for three days or answers 410 is turned off.
         */
        post: operations["activateWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was sent, and how that went
         * @description Deliveries of the last 30 days.
         */
        get: operations["listDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{id}/deliveries/{deliveryId}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a delivery again */
        post: operations["replayDelivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{id}/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replace the secret of a webhook
         * @description For one day, the previous secret signs as well.
         */
        post: operations["rotateWebhookSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Claim: {
            /** @description What the seller says. */
            answer?: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             */
            answeredAt?: string;
            /**
             * @description Sortable by time and not guessable.
             * @example 01KB2Y7Q3N8X4M5V6W7Z9A0BCD
             */
            buyerId: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             */
            closedAt?: string;
            /**
             * @description refund: the order was refunded for another reason · dispute: the buyer's bank has returned the money.
             * @enum {string}
             */
            closedBy?: "moderator" | "buyer" | "refund" | "dispute";
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             */
            createdAt: string;
            /**
             * @description Sortable by time and not guessable.
             * @example 01KB2Y7Q3N8X4M5V6W7Z9A0BCD
             */
            id: string;
            /**
             * @description never_came: the buyer got no ticket that could be used.
             * @enum {string}
             */
            kind: "not_let_in" | "never_came" | "not_as_described";
            /**
             * @description Sortable by time and not guessable.
             * @example 01KB2Y7Q3N8X4M5V6W7Z9A0BCD
             */
            orderId: string;
            pictures: {
                bytes: number;
                /**
                 * @description Sortable by time and not guessable.
                 * @example 01KB2Y7Q3N8X4M5V6W7Z9A0BCD
                 */
                id: string;
                /** @enum {string} */
                type: "image/jpeg" | "image/png" | "image/webp";
            }[];
            /** @description Why a moderator has decided so. */
            reason?: string;
            /**
             * @description Sortable by time and not guessable.
             * @example 01KB2Y7Q3N8X4M5V6W7Z9A0BCD
             */
            sellerId: string;
            /**
             * @description upheld: the buyer gets the money back · rejected: the seller is paid.
             * @enum {string}
             */
            status: "open" | "answered" | "upheld" | "rejected" | "withdrawn";
            text: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             */
            updatedAt: string;
            version: number;
        };
        /** @description A personal access token or an OAuth 2 client. */
        Client: {
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             */
            expiresAt?: string;
            /** @description How an OAuth 2 client obtains its tokens. */
            grantTypes?: ("client_credentials" | "authorization_code" | "refresh_token")[];
            /**
             * @description Sortable by time and not guessable.
             * @example 01KB2Y7Q3N8X4M5V6W7Z9A0BCD
             */
            id: string;
            /** @enum {string} */
            kind: "token" | "oauth2";
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             */
            lastUsedAt?: string;
            name: string;
            /** @description True if the client has no secret. */
            public?: boolean;
            /** @description Redirect addresses of a client that asks people for permission. */
            redirectUris?: string[];
            scopes: ("tickets:read" | "tickets:write" | "orders:read" | "orders:write" | "payments:write" | "payouts:read" | "payouts:write" | "claims:write" | "moderation:read" | "moderation:write" | "webhooks:read" | "webhooks:write")[];
        };
        Concert: {
            city: string;
            /**
             * @description ISO 3166-1 alpha-2; absent for a few concerts of older versions.
             * @example FR
             */
            country?: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When the next held ticket may be free again.
             */
            freeAt?: string;
            /** @description The lowest total for one ticket that can be reserved now, of those asked for. */
            from?: components["schemas"]["Money"];
            /**
             * @description Sortable by time and not guessable.
             * @example 01KB2Y7Q3N8X4M5V6W7Z9A0BCD
             */
            id: string;
            /** @description The most tickets that one order can have now. */
            largestGroup?: number;
            /**
             * @description The concert that it is part of; in the answer to a merge.
             * @example 01KB2Y7Q3N8X4M5V6W7Z9A0BCD
             */
            mergedInto?: string;
            /**
             * Format: date-time
             * @description When a moderator last changed its date.
             */
            movedAt?: string;
            /**
             * Format: date-time
             * @description When it was to begin before that.
             */
            movedFrom?: string;
            name: string;
            /**
             * Format: date-time
             * @description When the concert begins.
             */
            startsAt: string;
            /** @enum {string} */
            status: "scheduled" | "cancelled";
            /** @description How many tickets can be reserved now; absent while nothing is on offer. */
            tickets?: number;
            /**
             * @description Time zone of the venue; an IANA name.
             * @example Europe/Paris
             */
            timeZone: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             */
            updatedAt: string;
            venue: string;
            version: number;
        };
        Listing: {
            /** @description What of the total is the buyer's fee; absent if there is none. */
            buyerFee?: components["schemas"]["Money"];
            city: string;
            /**
             * @description Its concert; absent for what an older version made and has none yet.
             * @example 01KB2Y7Q3N8X4M5V6W7Z9A0BCD
             */
            concertId?: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             */
            createdAt: string;
            description: string;
            /** @description Of one ticket. */
            faceValue: components["schemas"]["Money"];
            /**
             * @description Sortable by time and not guessable.
             * @example 01KB2Y7Q3N8X4M5V6W7Z9A0BCD
             */
            id: string;
            /** @description What the first seller charged on top of the face value of one ticket, as its seller says. */
            paidFees?: components["schemas"]["Money"];
            /** @description What the seller asks for one ticket. */
            price: components["schemas"]["Money"];
            /** @description The numbers of tickets that one order can take now. */
            quantities: number[];
            row?: string;
            section?: string;
            /**
             * @description Sortable by time and not guessable.
             * @example 01KB2Y7Q3N8X4M5V6W7Z9A0BCD
             */
            sellerId: string;
            /**
             * @description How many of the tickets that are left one order may take. together: all · any: as many as wanted · no_single: any number that does not leave exactly one.
             * @enum {string}
             */
            split: "together" | "any" | "no_single";
            /**
             * Format: date-time
             * @description When the concert begins.
             */
            startsAt: string;
            /** @description Those that you may see, in the seller's order. */
            tickets: {
                /** @description The barcode's text: for its seller, and for the buyer once the order is complete. */
                code?: string;
                /** @enum {string} */
                codeType: "qr" | "aztec" | "pdf417" | "code128";
                /**
                 * Format: date-time
                 * @description Until when it is reserved; absent once it is being paid for.
                 */
                heldUntil?: string;
                /**
                 * @description Sortable by time and not guessable.
                 * @example 01KB2Y7Q3N8X4M5V6W7Z9A0BCD
                 */
                id: string;
                /**
                 * @description Sortable by time and not guessable.
                 * @example 01KB2Y7Q3N8X4M5V6W7Z9A0BCD
                 */
                orderId?: string;
                seat?: string;
                /**
                 * @description The current state: once a reservation has expired, this is `available`; once sales have ended or the concert was cancelled, what was available is `over`.
                 * @enum {string}
                 */
                status: "pending" | "available" | "reserved" | "sold" | "withdrawn" | "rejected" | "over";
            }[];
            /**
             * @description Time zone of the venue; an IANA name.
             * @example Europe/Paris
             */
            timeZone: string;
            title: string;
            /** @description What a buyer pays for one ticket: the price and the buyer's fee. */
            total: components["schemas"]["Money"];
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             */
            updatedAt: string;
            venue: string;
            version: number;
        };
        ModerationCase: {
            /** @description What of the total is the buyer's fee; absent if there is none. */
            buyerFee?: components["schemas"]["Money"];
            /** @description The fields that differ from what was last approved, or else last rejected. Absent if nobody has reviewed it. */
            changed?: ("title" | "venue" | "city" | "startsAt" | "timeZone" | "section" | "row" | "faceValue" | "price" | "seat" | "codeHash" | "paidFees" | "description" | "codeType" | "others")[];
            city: string;
            /**
             * @description Its concert; absent for what an older version made and has none yet.
             * @example 01KB2Y7Q3N8X4M5V6W7Z9A0BCD
             */
            concertId?: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             */
            createdAt: string;
            /** @description Earlier decisions, newest first. */
            decisions: {
                /** @enum {string} */
                action: "approve" | "reject" | "withdraw" | "cancel" | "refund" | "claim_upheld" | "claim_rejected" | "dismiss" | "refuse_name" | "group_add" | "group_remove" | "concert_correct" | "concert_move" | "concert_merge" | "concert_cancel" | "payout_release" | "payout_block" | "payout_settled" | "debt_repaid" | "debt_writeoff" | "debt_recover" | "loss_charged";
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC.
                 */
                at: string;
                /** @description The moderator's name. */
                by?: string;
                /**
                 * @description Sortable by time and not guessable.
                 * @example 01KB2Y7Q3N8X4M5V6W7Z9A0BCD
                 */
                id: string;
                reason?: string;
            }[];
            description: string;
            /** @description Of one ticket. */
            faceValue: components["schemas"]["Money"];
            /**
             * @description Sortable by time and not guessable.
             * @example 01KB2Y7Q3N8X4M5V6W7Z9A0BCD
             */
            id: string;
            /** @description You sell it, so another moderator has to decide. */
            isOwn: boolean;
            /** @description What the first seller charged on top of the face value of one ticket, as its seller says. */
            paidFees?: components["schemas"]["Money"];
            /** @description What the seller asks for one ticket. */
            price: components["schemas"]["Money"];
            /** @description The numbers of tickets that one order can take now. */
            quantities: number[];
            /** @description The seller's past. */
            record: {
                listed: number;
                /** @description Only the latest 50 of each are counted. */
                more: boolean;
                rejected: number;
                reported: number;
                sold: number;
                takenDown: number;
                withdrawn: number;
            };
            /** @description Open reports. Never shown to the listing's seller. */
            reports?: {
                items: {
                    /**
                     * Format: date-time
                     * @description RFC 3339, UTC.
                     */
                    at: string;
                    /** @enum {string} */
                    reason: "not_real" | "wrong_facts" | "copy" | "not_let_in" | "words" | "other";
                    /**
                     * @description Sortable by time and not guessable.
                     * @example 01KB2Y7Q3N8X4M5V6W7Z9A0BCD
                     */
                    reporterId: string;
                    words: string;
                }[];
                version: number;
            };
            row?: string;
            /** @description Tickets of other listings that have one of its barcodes, newest first. */
            sameBarcode: string[];
            section?: string;
            seller?: {
                name: string;
                /** @enum {string} */
                nameStatus: "shown" | "waiting" | "refused";
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC.
                 */
                since: string;
            };
            /**
             * @description Sortable by time and not guessable.
             * @example 01KB2Y7Q3N8X4M5V6W7Z9A0BCD
             */
            sellerId: string;
            /**
             * @description How many of the tickets that are left one order may take. together: all · any: as many as wanted · no_single: any number that does not leave exactly one.
             * @enum {string}
             */
            split: "together" | "any" | "no_single";
            /**
             * Format: date-time
             * @description When the concert begins.
             */
            startsAt: string;
            /** @description What the guard suggests about the listing as it is now, while it waits. It decides nothing. Absent: no guard, or no answer of its yet. */
            suggestion?: {
                /** @enum {string} */
                advice: "approve" | "look" | "reject";
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC.
                 */
                at: string;
                reasons: {
                    /** @enum {string} */
                    field?: "title" | "venue" | "city" | "section" | "row" | "seats" | "description";
                    /** @enum {string} */
                    kind: "word" | "contact" | "price" | "said";
                    /** @description The price, in percent of what the ticket cost at first. */
                    percent?: number;
                    text?: string;
                    word?: string;
                }[];
            };
            /** @description Those that you may see, in the seller's order. */
            tickets: {
                /** @description The barcode's text: for its seller, and for the buyer once the order is complete. */
                code?: string;
                /** @enum {string} */
                codeType: "qr" | "aztec" | "pdf417" | "code128";
                /**
                 * Format: date-time
                 * @description Until when it is reserved; absent once it is being paid for.
                 */
                heldUntil?: string;
                /**
                 * @description Sortable by time and not guessable.
                 * @example 01KB2Y7Q3N8X4M5V6W7Z9A0BCD
                 */
                id: string;
                /**
                 * @description Sortable by time and not guessable.
                 * @example 01KB2Y7Q3N8X4M5V6W7Z9A0BCD
                 */
                orderId?: string;
                seat?: string;
                /**
                 * @description The current state: once a reservation has expired, this is `available`; once sales have ended or the concert was cancelled, what was available is `over`.
                 * @enum {string}
                 */
                status: "pending" | "available" | "reserved" | "sold" | "withdrawn" | "rejected" | "over";
            }[];
            /**
             * @description Time zone of the venue; an IANA name.
             * @example Europe/Paris
             */
            timeZone: string;
            title: string;
            /** @description What a buyer pays for one ticket: the price and the buyer's fee. */
            total: components["schemas"]["Money"];
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             */
            updatedAt: string;
            venue: string;
            version: number;
            /** @description Absent if it does not wait for a decision. changed: after it was approved · again: submitted again after a rejection. */
            waiting?: {
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC.
                 */
                since: string;
                /** @enum {string} */
                why: "new" | "changed" | "again";
            };
        };
        /**
         * @description Minor units of an ISO 4217 currency: 4550 EUR is €45.50.
         * @example {
         *       "amount": 4550,
         *       "currency": "EUR"
         *     }
         */
        Money: {
            amount: number;
            currency: string;
        };
        NewClient: {
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             */
            expiresAt?: string;
            /** @description How an OAuth 2 client obtains its tokens. */
            grantTypes?: ("client_credentials" | "authorization_code" | "refresh_token")[];
            /**
             * @description Sortable by time and not guessable.
             * @example 01KB2Y7Q3N8X4M5V6W7Z9A0BCD
             */
            id: string;
            /** @enum {string} */
            kind: "token" | "oauth2";
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             */
            lastUsedAt?: string;
            name: string;
            /** @description True if the client has no secret. */
            public?: boolean;
            /** @description Redirect addresses of a client that asks people for permission. */
            redirectUris?: string[];
            scopes: ("tickets:read" | "tickets:write" | "orders:read" | "orders:write" | "payments:write" | "payouts:read" | "payouts:write" | "claims:write" | "moderation:read" | "moderation:write" | "webhooks:read" | "webhooks:write")[];
            /** @description Shown only once; only a hash of it is stored. A public client has none. */
            secret?: string;
        };
        NewWebhook: {
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             */
            createdAt: string;
            events: ("concert.created" | "concert.changed" | "concert.cancelled" | "concert.merged" | "ticket.listed" | "ticket.updated" | "ticket.approved" | "ticket.rejected" | "ticket.taken_down" | "order.created" | "order.cancelled" | "order.completed" | "order.refunded" | "claim.opened" | "claim.answered" | "claim.decided" | "payout.due" | "payout.sent" | "payout.waiting" | "payout.blocked" | "payout.reversed")[];
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             */
            failingSince?: string;
            /**
             * @description Sortable by time and not guessable.
             * @example 01KB2Y7Q3N8X4M5V6W7Z9A0BCD
             */
            id: string;
            /**
             * @description Verifies signatures. Shown only once; stored encrypted.
             * @example whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw
             */
            secret: string;
            /**
             * @description disabled: nothing is sent until it is turned on again.
             * @enum {string}
             */
            status: "active" | "failing" | "disabled";
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             */
            updatedAt: string;
            url: string;
            version: number;
        };
        OpenedPayoutAccount: {
            /** @description The end of your bank account's number. */
            ending?: string;
            onboardingUrl: string;
            /** @description What you owe; it is kept from your next payouts. */
            owed?: {
                amount: number;
                currency: string;
            };
            /** @enum {string} */
            status: "none" | "pending" | "active" | "restricted" | "closed";
        };
        Order: {
            /** @description What of the total is the buyer's fee; absent if there is none, and for the seller. */
            buyerFee?: components["schemas"]["Money"];
            /**
             * @description Sortable by time and not guessable.
             * @example 01KB2Y7Q3N8X4M5V6W7Z9A0BCD
             */
            buyerId: string;
            /** @enum {string} */
            cancelReason?: "buyer" | "expired" | "payment_failed" | "moderator";
            /**
             * @description Sortable by time and not guessable.
             * @example 01KB2Y7Q3N8X4M5V6W7Z9A0BCD
             */
            concertId?: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When the reservation expires if it is not paid.
             */
            expiresAt: string;
            /**
             * @description Sortable by time and not guessable.
             * @example 01KB2Y7Q3N8X4M5V6W7Z9A0BCD
             */
            id: string;
            /**
             * @description Sortable by time and not guessable.
             * @example 01KB2Y7Q3N8X4M5V6W7Z9A0BCD
             */
            listingId: string;
            /**
             * @description Sortable by time and not guessable.
             * @example 01KB2Y7Q3N8X4M5V6W7Z9A0BCD
             */
            paymentId?: string;
            /** @description What the seller gets for all of them if they are sold: the price without the seller's fee. For the seller and moderators; `/api/payouts/{id}` says when. */
            payout?: {
                amount: number;
                currency: string;
            };
            /** @description What of the price of all of them is kept as the seller's fee; absent if there is none, and for the buyer. */
            sellerFee?: components["schemas"]["Money"];
            /**
             * @description Sortable by time and not guessable.
             * @example 01KB2Y7Q3N8X4M5V6W7Z9A0BCD
             */
            sellerId: string;
            snapshot: components["schemas"]["SaleTerms"];
            /** @enum {string} */
            status: "created" | "awaiting:payment" | "claimed" | "complete" | "cancelled" | "refunded";
            /**
             * @description The first of `ticketIds`.
             * @example 01KB2Y7Q3N8X4M5V6W7Z9A0BCD
             */
            ticketId: string;
            /** @description All tickets of the order; they belong to one listing. */
            ticketIds: string[];
            /** @description What the buyer pays for all of them, with the fee; it never changes. Absent for the seller if the buyer pays a fee: they have `payout`. */
            total?: components["schemas"]["Money"];
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             */
            updatedAt: string;
            version: number;
        };
        Payment: {
            /** @description What the buyer pays; absent for the seller if a fee of the buyer's is in it. */
            amount?: components["schemas"]["Money"];
            attempt: number;
            /**
             * @description Sortable by time and not guessable.
             * @example 01KB2Y7Q3N8X4M5V6W7Z9A0BCD
             */
            buyerId: string;
            /** @description Where the buyer pays. Shown only to the buyer, while the order can be paid. */
            checkoutUrl?: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             */
            createdAt: string;
            /** @description The buyer's bank disputes the payment. */
            dispute?: {
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC.
                 */
                openedAt: string;
                /** @enum {string} */
                status: "open" | "won" | "lost" | "closed";
            };
            /**
             * @description Sortable by time and not guessable.
             * @example 01KB2Y7Q3N8X4M5V6W7Z9A0BCD
             */
            id: string;
            /**
             * @description Sortable by time and not guessable.
             * @example 01KB2Y7Q3N8X4M5V6W7Z9A0BCD
             */
            orderId: string;
            provider: string;
            /**
             * @description Why money was not taken.
             * @enum {string}
             */
            reason?: "late" | "concert_began" | "concert_cancelled" | "concert_moved" | "amount_differs" | "other_payment" | "order_ended" | "cannot_capture" | "refunded" | "given_back";
            /** @enum {string} */
            status: "pending" | "authorized" | "captured" | "voiding" | "voided" | "failed" | "refunding" | "refunded";
            stripeId?: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             */
            updatedAt: string;
            version: number;
        };
        Payout: {
            amount: {
                amount: number;
                currency: string;
            };
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             */
            createdAt: string;
            /** @description What you have kept of earlier transfers for the same order, besides `amount`. */
            earlier?: {
                amount: number;
                currency: string;
            };
            /**
             * @description Sortable by time and not guessable.
             * @example 01KB2Y7Q3N8X4M5V6W7Z9A0BCD
             */
            id: string;
            /**
             * @description Sortable by time and not guessable.
             * @example 01KB2Y7Q3N8X4M5V6W7Z9A0BCD
             */
            orderId: string;
            /** @description What you still owe of it. */
            owed?: {
                amount: number;
                currency: string;
            };
            /**
             * @description Why it is not sent, or was not. account: the account does not take money; no_account: there is none, or it is not set up. Of `sent`: why a part of it was taken back or paid back (`reversed`, `repaid`), or by_hand: the people who run the site paid it. Of `reversing`, `owed` and `reversed`: the newest reason why money is taken back.
             * @enum {string}
             */
            reason?: "account" | "balance" | "refunded" | "dispute_lost" | "charged" | "by_hand" | "claim" | "dispute" | "delivery" | "operator" | "no_account";
            /**
             * Format: date-time
             * @description When it falls due.
             */
            releaseAt: string;
            /** @description What you owed of it and owe no more. */
            repaid?: {
                amount: number;
                currency: string;
            };
            /** @description What of it was taken back from your account; it is still part of `amount`. */
            reversed?: {
                amount: number;
                currency: string;
            };
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             */
            sentAt?: string;
            /**
             * @description waiting: it is due, and your payout account cannot take money yet.
             * @enum {string}
             */
            status: "held" | "sending" | "sent" | "reversing" | "owed" | "reversed" | "cancelled" | "blocked" | "waiting";
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             */
            updatedAt: string;
            version: number;
            /** @description What of it paid what you owed. */
            withheld?: {
                amount: number;
                currency: string;
            };
        };
        PayoutAccount: {
            /** @description The end of your bank account's number. */
            ending?: string;
            /** @description What you owe; it is kept from your next payouts. */
            owed?: {
                amount: number;
                currency: string;
            };
            /** @enum {string} */
            status: "none" | "pending" | "active" | "restricted" | "closed";
        };
        /** @description RFC 9457 problem details. */
        Problem: {
            /**
             * @description Rely on this; titles and details may change.
             * @enum {string}
             */
            code: "invalid" | "malformed" | "unauthenticated" | "bad_credentials" | "forbidden" | "cross_site" | "own_ticket" | "insufficient_scope" | "app_request_foreign" | "not_found" | "method_not_allowed" | "request_timeout" | "ticket_taken" | "ticket_not_available" | "quantity_not_offered" | "order_open" | "hold_limit" | "client_limit" | "webhook_limit" | "webhook_disabled" | "rehold_cooldown" | "order_lapsed" | "order_not_payable" | "payment_refused" | "order_not_cancellable" | "ticket_locked" | "concert_cancelled" | "concert_moved" | "merge_instead" | "claim_closed" | "claim_waits" | "disputed" | "price_changed" | "hold_shortened" | "card_declined" | "idempotency_key_reused" | "form_reused" | "code_already_listed" | "already_reported" | "reports_enough" | "email_taken" | "link_over" | "app_request_ended" | "version_mismatch" | "address_too_long" | "too_large" | "unsupported_media_type" | "price_above_cap" | "starts_in_past" | "version_required" | "rate_limited" | "internal" | "unreadable" | "sales_stopped" | "not_writable" | "busy" | "overloaded" | "unavailable";
            /**
             * @description With `merge_instead`: the other concert. With `concert_moved`: the one that was moved.
             * @example 01KB2Y7Q3N8X4M5V6W7Z9A0BCD
             */
            concertId?: string;
            /** @description What happened, and what to do next. */
            detail: string;
            /** @description One for each field with a problem. */
            errors?: {
                message: string;
                path: string;
            }[];
            /**
             * @description Sortable by time and not guessable.
             * @example 01KB2Y7Q3N8X4M5V6W7Z9A0BCD
             */
            orderId?: string;
            /** @description With `quantity_not_offered`: the numbers of tickets that can be reserved. */
            quantities?: number[];
            requestId: string;
            /**
             * Format: date-time
             * @description With `concert_moved`: when that concert begins now.
             */
            startsAt?: string;
            status: number;
            title: string;
            /** @constant */
            type: "about:blank";
        };
        /** @description The terms at the time of the reservation. Later changes of the price do not affect them, and later changes of the fees do not affect the order's. */
        SaleTerms: {
            city: string;
            /** @description Of one ticket. */
            faceValue: components["schemas"]["Money"];
            /** @description What the seller asks for one ticket. */
            price: components["schemas"]["Money"];
            row?: string;
            seat?: string;
            section?: string;
            /**
             * Format: date-time
             * @description When the concert begins.
             */
            startsAt: string;
            /**
             * @description Time zone of the venue; an IANA name.
             * @example Europe/Paris
             */
            timeZone: string;
            title: string;
            venue: string;
        };
        Ticket: {
            /** @description What of the total is the buyer's fee; absent if there is none. */
            buyerFee?: components["schemas"]["Money"];
            city: string;
            /** @description The barcode's text: for its seller, and for the buyer once the order is complete. */
            code?: string;
            /** @enum {string} */
            codeType: "qr" | "aztec" | "pdf417" | "code128";
            /**
             * @description Its concert; absent for what an older version made and has none yet.
             * @example 01KB2Y7Q3N8X4M5V6W7Z9A0BCD
             */
            concertId?: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             */
            createdAt: string;
            description: string;
            /** @description Of one ticket. */
            faceValue: components["schemas"]["Money"];
            /**
             * Format: date-time
             * @description Until when it is reserved; absent once it is being paid for.
             */
            heldUntil?: string;
            /**
             * @description Sortable by time and not guessable.
             * @example 01KB2Y7Q3N8X4M5V6W7Z9A0BCD
             */
            id: string;
            /**
             * @description The listing that it is sold in, alone or with others.
             * @example 01KB2Y7Q3N8X4M5V6W7Z9A0BCD
             */
            listingId: string;
            /**
             * @description Sortable by time and not guessable.
             * @example 01KB2Y7Q3N8X4M5V6W7Z9A0BCD
             */
            orderId?: string;
            /** @description What the first seller charged on top of the face value of one ticket, as its seller says. */
            paidFees?: components["schemas"]["Money"];
            /** @description What the seller asks for one ticket. */
            price: components["schemas"]["Money"];
            row?: string;
            seat?: string;
            section?: string;
            /**
             * @description Sortable by time and not guessable.
             * @example 01KB2Y7Q3N8X4M5V6W7Z9A0BCD
             */
            sellerId: string;
            /**
             * Format: date-time
             * @description When the concert begins.
             */
            startsAt: string;
            /**
             * @description The current state: once a reservation has expired, this is `available`; once sales have ended or the concert was cancelled, what was available is `over`.
             * @enum {string}
             */
            status: "pending" | "available" | "reserved" | "sold" | "withdrawn" | "rejected" | "over";
            /**
             * @description Time zone of the venue; an IANA name.
             * @example Europe/Paris
             */
            timeZone: string;
            title: string;
            /** @description What a buyer pays for one ticket: the price and the buyer's fee. */
            total: components["schemas"]["Money"];
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             */
            updatedAt: string;
            venue: string;
            version: number;
        };
        User: {
            email: string;
            groups: string[];
            /**
             * @description Sortable by time and not guessable.
             * @example 01KB2Y7Q3N8X4M5V6W7Z9A0BCD
             */
            id: string;
            name: string;
        };
        Webhook: {
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             */
            createdAt: string;
            events: ("concert.created" | "concert.changed" | "concert.cancelled" | "concert.merged" | "ticket.listed" | "ticket.updated" | "ticket.approved" | "ticket.rejected" | "ticket.taken_down" | "order.created" | "order.cancelled" | "order.completed" | "order.refunded" | "claim.opened" | "claim.answered" | "claim.decided" | "payout.due" | "payout.sent" | "payout.waiting" | "payout.blocked" | "payout.reversed")[];
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             */
            failingSince?: string;
            /**
             * @description Sortable by time and not guessable.
             * @example 01KB2Y7Q3N8X4M5V6W7Z9A0BCD
             */
            id: string;
            /**
             * @description disabled: nothing is sent until it is turned on again.
             * @enum {string}
             */
            status: "active" | "failing" | "disabled";
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             */
            updatedAt: string;
            url: string;
            version: number;
        };
        WebhookDelivery: {
            attempts: number;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             */
            createdAt: string;
            /** @enum {string} */
            event: "concert.created" | "concert.changed" | "concert.cancelled" | "concert.merged" | "ticket.listed" | "ticket.updated" | "ticket.approved" | "ticket.rejected" | "ticket.taken_down" | "order.created" | "order.cancelled" | "order.completed" | "order.refunded" | "claim.opened" | "claim.answered" | "claim.decided" | "payout.due" | "payout.sent" | "payout.waiting" | "payout.blocked" | "payout.reversed";
            /**
             * @description Sent as `webhook-id`; the same for each attempt.
             * @example 01KB2Y7Q3N8X4M5V6W7Z9A0BCD
             */
            id: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             */
            lastAttemptAt?: string;
            /** @description Why there was no answer. */
            lastError?: string;
            /** @description The status that the endpoint answered. */
            lastStatus?: number;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             */
            nextAttemptAt?: string;
            payload: {
                data: {
                    /**
                     * @description Sortable by time and not guessable.
                     * @example 01KB2Y7Q3N8X4M5V6W7Z9A0BCD
                     */
                    claimId?: string;
                    /**
                     * @description Sortable by time and not guessable.
                     * @example 01KB2Y7Q3N8X4M5V6W7Z9A0BCD
                     */
                    concertId?: string;
                    /**
                     * @description Sortable by time and not guessable.
                     * @example 01KB2Y7Q3N8X4M5V6W7Z9A0BCD
                     */
                    orderId?: string;
                    /**
                     * @description Sortable by time and not guessable.
                     * @example 01KB2Y7Q3N8X4M5V6W7Z9A0BCD
                     */
                    payoutId?: string;
                    /**
                     * @description Sortable by time and not guessable.
                     * @example 01KB2Y7Q3N8X4M5V6W7Z9A0BCD
                     */
                    ticketId?: string;
                    version: number;
                };
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC.
                 */
                timestamp: string;
                /** @enum {string} */
                type: "concert.created" | "concert.changed" | "concert.cancelled" | "concert.merged" | "ticket.listed" | "ticket.updated" | "ticket.approved" | "ticket.rejected" | "ticket.taken_down" | "order.created" | "order.cancelled" | "order.completed" | "order.refunded" | "claim.opened" | "claim.answered" | "claim.decided" | "payout.due" | "payout.sent" | "payout.waiting" | "payout.blocked" | "payout.reversed";
            };
            /** @enum {string} */
            status: "pending" | "delivered" | "failed";
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listClaims: {
        parameters: {
            query?: {
                /** @description From an earlier page of the same query. */
                cursor?: string;
                /** @description Return only these fields of each item, and its ID. Separated by commas. */
                fields?: string;
                /** @description 1 to 100. */
                limit?: number;
            };
            header?: {
                /** @description The ETag of the version you have. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Newest first. */
            200: {
                headers: {
                    /** @description For `If-Match` and `If-None-Match`. */
                    ETag: string;
                    /** @description The neighbouring pages (RFC 8288): `rel="next"`, `rel="prev"`. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: (components["schemas"]["Claim"] | {
                            /** @description What the seller says. */
                            answer?: string;
                            /**
                             * Format: date-time
                             * @description RFC 3339, UTC.
                             */
                            answeredAt?: string;
                            /**
                             * @description Sortable by time and not guessable.
                             * @example 01KB2Y7Q3N8X4M5V6W7Z9A0BCD
                             */
                            buyerId?: string;
                            /**
                             * Format: date-time
                             * @description RFC 3339, UTC.
                             */
                            closedAt?: string;
                            /**
                             * @description refund: the order was refunded for another reason · dispute: the buyer's bank has returned the money.
                             * @enum {string}
                             */
                            closedBy?: "moderator" | "buyer" | "refund" | "dispute";
                            /**
                             * Format: date-time
                             * @description RFC 3339, UTC.
                             */
                            createdAt?: string;
                            /**
                             * @description Sortable by time and not guessable.
                             * @example 01KB2Y7Q3N8X4M5V6W7Z9A0BCD
                             */
                            id: string;
                            /**
                             * @description never_came: the buyer got no ticket that could be used.
                             * @enum {string}
                             */
                            kind?: "not_let_in" | "never_came" | "not_as_described";
                            /**
                             * @description Sortable by time and not guessable.
                             * @example 01KB2Y7Q3N8X4M5V6W7Z9A0BCD
                             */
                            orderId?: string;
                            pictures?: {
                                bytes: number;
                                /**
                                 * @description Sortable by time and not guessable.
                                 * @example 01KB2Y7Q3N8X4M5V6W7Z9A0BCD
                                 */
                                id: string;
                                /** @enum {string} */
                                type: "image/jpeg" | "image/png" | "image/webp";
                            }[];
                            /** @description Why a moderator has decided so. */
                            reason?: string;
                            /**
                             * @description Sortable by time and not guessable.
                             * @example 01KB2Y7Q3N8X4M5V6W7Z9A0BCD
                             */
                            sellerId?: string;
                            /**
                             * @description upheld: the buyer gets the money back · rejected: the seller is paid.
                             * @enum {string}
                             */
                            status?: "open" | "answered" | "upheld" | "rejected" | "withdrawn";
                            text?: string;
                            /**
                             * Format: date-time
                             * @description RFC 3339, UTC.
                             */
                            updatedAt?: string;
                            version?: number;
                        })[];
                        /** @description Cursor of the next page; absent on the last page. */
                        nextCursor?: string;
                        /** @description Cursor of the previous page; absent on the first page. */
                        previousCursor?: string;
                    };
                };
            };
            /** @description Not modified. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed`: The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `address_too_long`: The address is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: Please check your entries. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many attempts. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: We are very busy right now. `not_writable`: Changes are not possible right now. `overloaded`: Too many requests. `unavailable`: A service we depend on is not responding. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    claim: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any value you choose. Repeating the same key and body within 24 hours returns the first response. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "orderId": "01KB2Y7Q3N8X4M5V6W7Z9A0BCD",
                 *       "kind": "not_let_in",
                 *       "text": "At the door they said that the code was used already."
                 *     }
                 */
                "application/json": {
                    /** @enum {string} */
                    kind: "not_let_in" | "never_came" | "not_as_described";
                    orderId: string;
                    text: string;
                };
            };
        };
        responses: {
            /** @description You have claimed already. */
            200: {
                headers: {
                    /** @description The address of the new resource. */
                    Location: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Claim"];
                };
            };
            /** @description Claimed. */
            201: {
                headers: {
                    /** @description The address of the new resource. */
                    Location: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Claim"];
                };
            };
            /** @description `malformed`: The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: You do not have access. `insufficient_scope`: The token lacks a scope. `cross_site`: The request came from another site. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout`: The request took too long to arrive. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `claim_closed`: That is not possible for this claim now. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large`: The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `address_too_long`: The address is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Unsupported content type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: Please check your entries. `idempotency_key_reused`: This key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many attempts. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: We are very busy right now. `not_writable`: Changes are not possible right now. `overloaded`: Too many requests. `unavailable`: A service we depend on is not responding. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getClaim: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Sortable by time and not guessable. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The claim. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Claim"];
                };
            };
            /** @description `malformed`: The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `address_too_long`: The address is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many attempts. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: We are very busy right now. `not_writable`: Changes are not possible right now. `overloaded`: Too many requests. `unavailable`: A service we depend on is not responding. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    answerClaim: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Sortable by time and not guessable. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "text": "I have sold this code once only."
                 *     }
                 */
                "application/json": {
                    text: string;
                };
            };
        };
        responses: {
            /** @description Answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Claim"];
                };
            };
            /** @description `malformed`: The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: You do not have access. `insufficient_scope`: The token lacks a scope. `cross_site`: The request came from another site. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout`: The request took too long to arrive. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `claim_closed`: That is not possible for this claim now. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large`: The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `address_too_long`: The address is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Unsupported content type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: Please check your entries. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many attempts. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: We are very busy right now. `not_writable`: Changes are not possible right now. `overloaded`: Too many requests. `unavailable`: A service we depend on is not responding. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addClaimPicture: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Sortable by time and not guessable. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": unknown;
                "image/jpeg": unknown;
                "image/png": unknown;
                "image/webp": unknown;
            };
        };
        responses: {
            /** @description Added. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Claim"];
                };
            };
            /** @description `malformed`: The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: You do not have access. `insufficient_scope`: The token lacks a scope. `cross_site`: The request came from another site. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout`: The request took too long to arrive. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `claim_closed`: That is not possible for this claim now. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large`: The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `address_too_long`: The address is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Unsupported content type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: Please check your entries. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many attempts. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: We are very busy right now. `not_writable`: Changes are not possible right now. `overloaded`: Too many requests. `unavailable`: A service we depend on is not responding. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getClaimPicture: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Sortable by time and not guessable. */
                id: string;
                /** @description Sortable by time and not guessable. */
                picture: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The picture. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": unknown;
                    "image/png": unknown;
                    "image/webp": unknown;
                };
            };
            /** @description `malformed`: The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `address_too_long`: The address is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many attempts. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: We are very busy right now. `not_writable`: Changes are not possible right now. `overloaded`: Too many requests. `unavailable`: A service we depend on is not responding. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    decideOnClaim: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Sortable by time and not guessable. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "outcome": "upheld",
                 *       "reason": "The same code was sold elsewhere"
                 *     }
                 */
                "application/json": {
                    /** @enum {string} */
                    outcome: "upheld" | "rejected";
                    /** @description Both sides read it, and it is recorded in the audit trail. */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Decided. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Claim"];
                };
            };
            /** @description `malformed`: The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: You do not have access. `own_ticket`: This is about your own ticket. `insufficient_scope`: The token lacks a scope. `cross_site`: The request came from another site. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout`: The request took too long to arrive. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `claim_closed`: That is not possible for this claim now. `claim_waits`: The seller still has time to answer. `disputed`: The buyer's bank is deciding on this payment. `order_not_cancellable`: That is not possible for this order. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large`: The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `address_too_long`: The address is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Unsupported content type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: Please check your entries. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many attempts. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: We are very busy right now. `not_writable`: Changes are not possible right now. `overloaded`: Too many requests. `unavailable`: A service we depend on is not responding. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdrawClaim: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Sortable by time and not guessable. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Withdrawn. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Claim"];
                };
            };
            /** @description `malformed`: The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: You do not have access. `insufficient_scope`: The token lacks a scope. `cross_site`: The request came from another site. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout`: The request took too long to arrive. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `claim_closed`: That is not possible for this claim now. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large`: The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `address_too_long`: The address is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Unsupported content type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many attempts. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: We are very busy right now. `not_writable`: Changes are not possible right now. `overloaded`: Too many requests. `unavailable`: A service we depend on is not responding. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listClients: {
        parameters: {
            query?: {
                /** @description Return only these fields of each item, and its ID. Separated by commas. */
                fields?: string;
            };
            header?: {
                /** @description The ETag of the version you have. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Newest first. */
            200: {
                headers: {
                    /** @description For `If-Match` and `If-None-Match`. */
                    ETag: string;
                    /** @description The neighbouring pages (RFC 8288): `rel="next"`, `rel="prev"`. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: (components["schemas"]["Client"] | {
                            /**
                             * Format: date-time
                             * @description RFC 3339, UTC.
                             */
                            createdAt?: string;
                            /**
                             * Format: date-time
                             * @description RFC 3339, UTC.
                             */
                            expiresAt?: string;
                            /** @description How an OAuth 2 client obtains its tokens. */
                            grantTypes?: ("client_credentials" | "authorization_code" | "refresh_token")[];
                            /**
                             * @description Sortable by time and not guessable.
                             * @example 01KB2Y7Q3N8X4M5V6W7Z9A0BCD
                             */
                            id: string;
                            /** @enum {string} */
                            kind?: "token" | "oauth2";
                            /**
                             * Format: date-time
                             * @description RFC 3339, UTC.
                             */
                            lastUsedAt?: string;
                            name?: string;
                            /** @description True if the client has no secret. */
                            public?: boolean;
                            /** @description Redirect addresses of a client that asks people for permission. */
                            redirectUris?: string[];
                            scopes?: ("tickets:read" | "tickets:write" | "orders:read" | "orders:write" | "payments:write" | "payouts:read" | "payouts:write" | "claims:write" | "moderation:read" | "moderation:write" | "webhooks:read" | "webhooks:write")[];
                        })[];
                    };
                };
            };
            /** @description Not modified. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed`: The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `address_too_long`: The address is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: Please check your entries. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many attempts. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: We are very busy right now. `not_writable`: Changes are not possible right now. `overloaded`: Too many requests. `unavailable`: A service we depend on is not responding. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createClient: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "kind": "token",
                 *       "name": "Box office",
                 *       "scopes": [
                 *         "tickets:read"
                 *       ],
                 *       "expiresInDays": 90
                 *     }
                 */
                "application/json": {
                    /** @default 90 */
                    expiresInDays?: number | null;
                    /** @description How an OAuth2 client comes by its tokens. Left out: `authorization_code` and `refresh_token` where there are redirect URIs, else `client_credentials`. */
                    grantTypes?: ("client_credentials" | "authorization_code" | "refresh_token")[];
                    /**
                     * @default token
                     * @enum {string}
                     */
                    kind?: "token" | "oauth2";
                    /** @description What it is for, as you will see it in the list. */
                    name: string;
                    /**
                     * @description It cannot keep a secret: its code runs in a browser or on a phone.
                     * @default false
                     */
                    public?: boolean;
                    /**
                     * @description https, or http to the loopback interface; compared letter by letter.
                     * @default []
                     */
                    redirectUris?: string[];
                    scopes: ("tickets:read" | "tickets:write" | "orders:read" | "orders:write" | "payments:write" | "payouts:read" | "payouts:write" | "claims:write" | "moderation:read" | "moderation:write" | "webhooks:read" | "webhooks:write")[];
                };
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    /** @description The address of the new resource. */
                    Location: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewClient"];
                };
            };
            /** @description `malformed`: The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: You do not have access. `insufficient_scope`: The token lacks a scope. `cross_site`: The request came from another site. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout`: The request took too long to arrive. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `client_limit`: You have as many tokens as allowed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large`: The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `address_too_long`: The address is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Unsupported content type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: Please check your entries. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many attempts. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: We are very busy right now. `not_writable`: Changes are not possible right now. `overloaded`: Too many requests. `unavailable`: A service we depend on is not responding. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeClient: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Sortable by time and not guessable. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Revoked. It stops working immediately, on other processes within a minute. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed`: The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token lacks a scope. `cross_site`: The request came from another site. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout`: The request took too long to arrive. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large`: The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `address_too_long`: The address is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Unsupported content type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many attempts. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: We are very busy right now. `not_writable`: Changes are not possible right now. `overloaded`: Too many requests. `unavailable`: A service we depend on is not responding. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    browseConcerts: {
        parameters: {
            query?: {
                city?: string;
                country?: string;
                cursor?: string;
                exact?: "1";
                /** @description Return only these fields of each item, and its ID. Separated by commas. */
                fields?: string;
                from?: string;
                limit?: number;
                max?: number;
                min?: number;
                q?: string;
                quantity?: number;
                sort?: "date" | "price" | "newest";
                to?: string;
            };
            header?: {
                /** @description The ETag of the version you have. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of concerts. */
            200: {
                headers: {
                    /** @description For `If-Match` and `If-None-Match`. */
                    ETag: string;
                    /** @description The neighbouring pages (RFC 8288): `rel="next"`, `rel="prev"`. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The words that were searched, if `q` found nothing and a similar text does. */
                        corrected?: string;
                        items: (components["schemas"]["Concert"] | {
                            city?: string;
                            /**
                             * @description ISO 3166-1 alpha-2; absent for a few concerts of older versions.
                             * @example FR
                             */
                            country?: string;
                            /**
                             * Format: date-time
                             * @description RFC 3339, UTC.
                             */
                            createdAt?: string;
                            /**
                             * Format: date-time
                             * @description When the next held ticket may be free again.
                             */
                            freeAt?: string;
                            /** @description The lowest total for one ticket that can be reserved now, of those asked for. */
                            from?: components["schemas"]["Money"];
                            /**
                             * @description Sortable by time and not guessable.
                             * @example 01KB2Y7Q3N8X4M5V6W7Z9A0BCD
                             */
                            id: string;
                            /** @description The most tickets that one order can have now. */
                            largestGroup?: number;
                            /**
                             * @description The concert that it is part of; in the answer to a merge.
                             * @example 01KB2Y7Q3N8X4M5V6W7Z9A0BCD
                             */
                            mergedInto?: string;
                            /**
                             * Format: date-time
                             * @description When a moderator last changed its date.
                             */
                            movedAt?: string;
                            /**
                             * Format: date-time
                             * @description When it was to begin before that.
                             */
                            movedFrom?: string;
                            name?: string;
                            /**
                             * Format: date-time
                             * @description When the concert begins.
                             */
                            startsAt?: string;
                            /** @enum {string} */
                            status?: "scheduled" | "cancelled";
                            /** @description How many tickets can be reserved now; absent while nothing is on offer. */
                            tickets?: number;
                            /**
                             * @description Time zone of the venue; an IANA name.
                             * @example Europe/Paris
                             */
                            timeZone?: string;
                            /**
                             * Format: date-time
                             * @description RFC 3339, UTC.
                             */
                            updatedAt?: string;
                            venue?: string;
                            version?: number;
                        })[];
                        /** @description Cursor of the next page; absent on the last page. */
                        nextCursor?: string;
                        /** @description Cursor of the previous page; absent on the first page. */
                        previousCursor?: string;
                    };
                };
            };
            /** @description Not modified. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed`: The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `address_too_long`: The address is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: Please check your entries. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many attempts. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: We are very busy right now. `not_writable`: Changes are not possible right now. `overloaded`: Too many requests. `unavailable`: A service we depend on is not responding. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getConcert: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version you have. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description Sortable by time and not guessable. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The concert. */
            200: {
                headers: {
                    /** @description For `If-Match` and `If-None-Match`. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Concert"];
                };
            };
            /** @description It is part of another concert now. */
            301: {
                headers: {
                    /** @description The address of the new resource. */
                    Location: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not modified. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed`: The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `address_too_long`: The address is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many attempts. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: We are very busy right now. `not_writable`: Changes are not possible right now. `overloaded`: Too many requests. `unavailable`: A service we depend on is not responding. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    correctConcert: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the version you are changing. 428 without it, 412 if it has changed since. */
                "If-Match": string;
            };
            path: {
                /** @description Sortable by time and not guessable. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "The Night Owls",
                 *       "reason": "A letter was missing"
                 *     }
                 */
                "application/json": {
                    city?: string;
                    country?: string;
                    name?: string;
                    /** @description E-mailed to the people concerned and recorded in the audit trail. */
                    reason?: string;
                    timeZone?: string;
                    venue?: string;
                };
            };
        };
        responses: {
            /** @description The concert as it is now. */
            200: {
                headers: {
                    /** @description For `If-Match` and `If-None-Match`. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Concert"];
                };
            };
            /** @description `malformed`: The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: You do not have access. `own_ticket`: This is about your own ticket. `insufficient_scope`: The token lacks a scope. `cross_site`: The request came from another site. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout`: The request took too long to arrive. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `merge_instead`: The same concert is already there. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `version_mismatch`: It was changed in the meantime. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large`: The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `address_too_long`: The address is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Unsupported content type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: Please check your entries. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `version_required`: Say which version you are changing. */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many attempts. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: We are very busy right now. `not_writable`: Changes are not possible right now. `overloaded`: Too many requests. `unavailable`: A service we depend on is not responding. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancelConcert: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Sortable by time and not guessable. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "reason": "The organiser cancelled it"
                 *     }
                 */
                "application/json": {
                    /** @description E-mailed to the people concerned and recorded in the audit trail. */
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description The concert as it is now. */
            200: {
                headers: {
                    /** @description For `If-Match` and `If-None-Match`. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Concert"];
                };
            };
            /** @description `malformed`: The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: You do not have access. `own_ticket`: This is about your own ticket. `insufficient_scope`: The token lacks a scope. `cross_site`: The request came from another site. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout`: The request took too long to arrive. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `version_mismatch`: It was changed in the meantime. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large`: The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `address_too_long`: The address is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Unsupported content type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: Please check your entries. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many attempts. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: We are very busy right now. `not_writable`: Changes are not possible right now. `overloaded`: Too many requests. `unavailable`: A service we depend on is not responding. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    watchConcert: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Sortable by time and not guessable. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A stream of events until you disconnect. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description It is part of another concert now. */
            301: {
                headers: {
                    /** @description The address of the new resource. */
                    Location: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed`: The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `address_too_long`: The address is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many attempts. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: We are very busy right now. `not_writable`: Changes are not possible right now. `overloaded`: Too many requests. `unavailable`: A service we depend on is not responding. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    mergeConcert: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Sortable by time and not guessable. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "into": "01KB2Y7Q3N8X4M5V6W7Z9A0BCF",
                 *       "reason": "Written twice"
                 *     }
                 */
                "application/json": {
                    /** @description The concert that stays. */
                    into: string;
                    /** @description E-mailed to the people concerned and recorded in the audit trail. */
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description The concert as it is now. */
            200: {
                headers: {
                    /** @description For `If-Match` and `If-None-Match`. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Concert"];
                };
            };
            /** @description `malformed`: The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: You do not have access. `own_ticket`: This is about your own ticket. `insufficient_scope`: The token lacks a scope. `cross_site`: The request came from another site. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout`: The request took too long to arrive. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `version_mismatch`: It was changed in the meantime. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large`: The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `address_too_long`: The address is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Unsupported content type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: Please check your entries. `starts_in_past`: The concert has already begun. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many attempts. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: We are very busy right now. `not_writable`: Changes are not possible right now. `overloaded`: Too many requests. `unavailable`: A service we depend on is not responding. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    moveConcert: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Sortable by time and not guessable. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "startsAt": "2027-06-01T20:00:00+02:00",
                 *       "reason": "The singer was ill"
                 *     }
                 */
                "application/json": {
                    /** @description E-mailed to the people concerned and recorded in the audit trail. */
                    reason?: string;
                    /** Format: date-time */
                    startsAt: string;
                };
            };
        };
        responses: {
            /** @description The concert as it is now. */
            200: {
                headers: {
                    /** @description For `If-Match` and `If-None-Match`. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Concert"];
                };
            };
            /** @description `malformed`: The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: You do not have access. `own_ticket`: This is about your own ticket. `insufficient_scope`: The token lacks a scope. `cross_site`: The request came from another site. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout`: The request took too long to arrive. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `merge_instead`: The same concert is already there. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `version_mismatch`: It was changed in the meantime. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large`: The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `address_too_long`: The address is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Unsupported content type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: Please check your entries. `starts_in_past`: The concert has already begun. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many attempts. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: We are very busy right now. `not_writable`: Changes are not possible right now. `overloaded`: Too many requests. `unavailable`: A service we depend on is not responding. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listOffers: {
        parameters: {
            query?: {
                /** @description From an earlier page of the same query. */
                cursor?: string;
                /** @description Return only these fields of each item, and its ID. Separated by commas. */
                fields?: string;
                /** @description 1 to 100. */
                limit?: number;
                /** @description Only those of which so many tickets can be reserved together now. */
                quantity?: number;
                /** @description The whole name; case and accents do not matter. */
                section?: string;
            };
            header?: {
                /** @description The ETag of the version you have. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description Sortable by time and not guessable. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of listings. */
            200: {
                headers: {
                    /** @description For `If-Match` and `If-None-Match`. */
                    ETag: string;
                    /** @description The neighbouring pages (RFC 8288): `rel="next"`, `rel="prev"`. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: (components["schemas"]["Listing"] | {
                            /** @description What of the total is the buyer's fee; absent if there is none. */
                            buyerFee?: components["schemas"]["Money"];
                            city?: string;
                            /**
                             * @description Its concert; absent for what an older version made and has none yet.
                             * @example 01KB2Y7Q3N8X4M5V6W7Z9A0BCD
                             */
                            concertId?: string;
                            /**
                             * Format: date-time
                             * @description RFC 3339, UTC.
                             */
                            createdAt?: string;
                            description?: string;
                            /** @description Of one ticket. */
                            faceValue?: components["schemas"]["Money"];
                            /**
                             * @description Sortable by time and not guessable.
                             * @example 01KB2Y7Q3N8X4M5V6W7Z9A0BCD
                             */
                            id: string;
                            /** @description What the first seller charged on top of the face value of one ticket, as its seller says. */
                            paidFees?: components["schemas"]["Money"];
                            /** @description What the seller asks for one ticket. */
                            price?: components["schemas"]["Money"];
                            /** @description The numbers of tickets that one order can take now. */
                            quantities?: number[];
                            row?: string;
                            section?: string;
                            /**
                             * @description Sortable by time and not guessable.
                             * @example 01KB2Y7Q3N8X4M5V6W7Z9A0BCD
                             */
                            sellerId?: string;
                            /**
                             * @description How many of the tickets that are left one order may take. together: all · any: as many as wanted · no_single: any number that does not leave exactly one.
                             * @enum {string}
                             */
                            split?: "together" | "any" | "no_single";
                            /**
                             * Format: date-time
                             * @description When the concert begins.
                             */
                            startsAt?: string;
                            /** @description Those that you may see, in the seller's order. */
                            tickets?: {
                                /** @description The barcode's text: for its seller, and for the buyer once the order is complete. */
                                code?: string;
                                /** @enum {string} */
                                codeType: "qr" | "aztec" | "pdf417" | "code128";
                                /**
                                 * Format: date-time
                                 * @description Until when it is reserved; absent once it is being paid for.
                                 */
                                heldUntil?: string;
                                /**
                                 * @description Sortable by time and not guessable.
                                 * @example 01KB2Y7Q3N8X4M5V6W7Z9A0BCD
                                 */
                                id: string;
                                /**
                                 * @description Sortable by time and not guessable.
                                 * @example 01KB2Y7Q3N8X4M5V6W7Z9A0BCD
                                 */
                                orderId?: string;
                                seat?: string;
                                /**
                                 * @description The current state: once a reservation has expired, this is `available`; once sales have ended or the concert was cancelled, what was available is `over`.
                                 * @enum {string}
                                 */
                                status: "pending" | "available" | "reserved" | "sold" | "withdrawn" | "rejected" | "over";
                            }[];
                            /**
                             * @description Time zone of the venue; an IANA name.
                             * @example Europe/Paris
                             */
                            timeZone?: string;
                            title?: string;
                            /** @description What a buyer pays for one ticket: the price and the buyer's fee. */
                            total?: components["schemas"]["Money"];
                            /**
                             * Format: date-time
                             * @description RFC 3339, UTC.
                             */
                            updatedAt?: string;
                            venue?: string;
                            version?: number;
                        })[];
                        /** @description Cursor of the next page; absent on the last page. */
                        nextCursor?: string;
                        /** @description Cursor of the previous page; absent on the first page. */
                        previousCursor?: string;
                    };
                };
            };
            /** @description It is part of another concert now. */
            301: {
                headers: {
                    /** @description The address of the new resource. */
                    Location: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not modified. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed`: The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `address_too_long`: The address is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: Please check your entries. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many attempts. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: We are very busy right now. `not_writable`: Changes are not possible right now. `overloaded`: Too many requests. `unavailable`: A service we depend on is not responding. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTickets: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any value you choose. Repeating the same key and body within 24 hours returns the first response. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "title": "The Night Owls",
                 *       "venue": "Le Bikini",
                 *       "city": "Toulouse",
                 *       "startsAt": "2027-05-01T20:00:00+02:00",
                 *       "timeZone": "Europe/Paris",
                 *       "section": "A",
                 *       "row": "3",
                 *       "faceValue": {
                 *         "amount": 5000,
                 *         "currency": "EUR"
                 *       },
                 *       "price": {
                 *         "amount": 4550,
                 *         "currency": "EUR"
                 *       },
                 *       "split": "together",
                 *       "tickets": [
                 *         {
                 *           "seat": "12",
                 *           "code": "8F3K-22P9-XM41"
                 *         },
                 *         {
                 *           "seat": "13",
                 *           "code": "8F3K-22P9-XM42"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": {
                    /** @description These words led to a concert that was moved to another time (`concert_moved`), and the tickets are for another one. */
                    anotherConcert?: boolean;
                    city: string;
                    country?: string;
                    description?: string;
                    faceValue: {
                        amount: number;
                        currency: string;
                    };
                    paidFees?: {
                        amount: number;
                        currency: string;
                    } | null;
                    price: {
                        amount: number;
                        currency: string;
                    };
                    row?: string | null;
                    section?: string | null;
                    /**
                     * @default any
                     * @enum {string}
                     */
                    split?: "together" | "any" | "no_single";
                    /** Format: date-time */
                    startsAt: string;
                    tickets: {
                        code: string;
                        /**
                         * @default qr
                         * @enum {string}
                         */
                        codeType?: "qr" | "aztec" | "pdf417" | "code128";
                        seat?: string | null;
                    }[];
                    timeZone: string;
                    title: string;
                    venue: string;
                } | {
                    concertId: string;
                    description?: string;
                    faceValue: {
                        amount: number;
                        currency: string;
                    };
                    paidFees?: {
                        amount: number;
                        currency: string;
                    } | null;
                    price: {
                        amount: number;
                        currency: string;
                    };
                    row?: string | null;
                    section?: string | null;
                    /**
                     * @default any
                     * @enum {string}
                     */
                    split?: "together" | "any" | "no_single";
                    tickets: {
                        code: string;
                        /**
                         * @default qr
                         * @enum {string}
                         */
                        codeType?: "qr" | "aztec" | "pdf417" | "code128";
                        seat?: string | null;
                    }[];
                };
            };
        };
        responses: {
            /** @description Listed. */
            201: {
                headers: {
                    /** @description For `If-Match` and `If-None-Match`. */
                    ETag: string;
                    /** @description The address of the new resource. */
                    Location: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing"];
                };
            };
            /** @description `malformed`: The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token lacks a scope. `cross_site`: The request came from another site. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout`: The request took too long to arrive. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `code_already_listed`: This barcode cannot be listed. `concert_moved`: This concert was moved to another time. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large`: The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `address_too_long`: The address is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Unsupported content type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: Please check your entries. `price_above_cap`: The price is above the limit. `starts_in_past`: The concert has already begun. `idempotency_key_reused`: This key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many attempts. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: We are very busy right now. `not_writable`: Changes are not possible right now. `overloaded`: Too many requests. `unavailable`: A service we depend on is not responding. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getListing: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version you have. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description Sortable by time and not guessable. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The listing. */
            200: {
                headers: {
                    /** @description For `If-Match` and `If-None-Match`. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing"];
                };
            };
            /** @description Not modified. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed`: The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `address_too_long`: The address is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many attempts. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: We are very busy right now. `not_writable`: Changes are not possible right now. `overloaded`: Too many requests. `unavailable`: A service we depend on is not responding. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdrawListing: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Sortable by time and not guessable. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Withdrawn. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed`: The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: You do not have access. `insufficient_scope`: The token lacks a scope. `cross_site`: The request came from another site. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout`: The request took too long to arrive. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `ticket_locked`: The listing cannot be changed now. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large`: The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `address_too_long`: The address is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Unsupported content type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many attempts. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: We are very busy right now. `not_writable`: Changes are not possible right now. `overloaded`: Too many requests. `unavailable`: A service we depend on is not responding. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    editListing: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the version you are changing. 428 without it, 412 if it has changed since. */
                "If-Match": string;
            };
            path: {
                /** @description Sortable by time and not guessable. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "price": {
                 *         "amount": 4000,
                 *         "currency": "EUR"
                 *       },
                 *       "split": "any"
                 *     }
                 */
                "application/json": {
                    /** @description These words led to a concert that was moved to another time (`concert_moved`), and the tickets are for another one. */
                    anotherConcert?: boolean;
                    city?: string;
                    country?: string;
                    description?: string;
                    faceValue?: {
                        amount: number;
                        currency: string;
                    };
                    paidFees?: {
                        amount: number;
                        currency: string;
                    } | null;
                    price?: {
                        amount: number;
                        currency: string;
                    };
                    row?: string | null;
                    section?: string | null;
                    /** @enum {string} */
                    split?: "together" | "any" | "no_single";
                    /** Format: date-time */
                    startsAt?: string;
                    tickets?: {
                        code?: string;
                        /** @enum {string} */
                        codeType?: "qr" | "aztec" | "pdf417" | "code128";
                        id: string;
                        seat?: string | null;
                    }[];
                    timeZone?: string;
                    title?: string;
                    venue?: string;
                };
            };
        };
        responses: {
            /** @description Changed. */
            200: {
                headers: {
                    /** @description For `If-Match` and `If-None-Match`. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing"];
                };
            };
            /** @description `malformed`: The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: You do not have access. `insufficient_scope`: The token lacks a scope. `cross_site`: The request came from another site. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout`: The request took too long to arrive. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `ticket_locked`: The listing cannot be changed now. `ticket_not_available`: This offer is gone. `concert_cancelled`: This concert was cancelled. `code_already_listed`: This barcode cannot be listed. `concert_moved`: This concert was moved to another time. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `version_mismatch`: It was changed in the meantime. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large`: The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `address_too_long`: The address is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Unsupported content type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: Please check your entries. `price_above_cap`: The price is above the limit. `starts_in_past`: The concert has already begun. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `version_required`: Say which version you are changing. */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many attempts. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: We are very busy right now. `not_writable`: Changes are not possible right now. `overloaded`: Too many requests. `unavailable`: A service we depend on is not responding. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listModerations: {
        parameters: {
            query?: {
                /** @description From an earlier page of the same query. */
                cursor?: string;
                /** @description Return only these fields of each item, and its ID. Separated by commas. */
                fields?: string;
                /** @description 1 to 100. */
                limit?: number;
                /** @description waiting: listings that wait for a decision, the longest waiting first · reported: those with open reports, the oldest report first. */
                list?: "waiting" | "reported";
            };
            header?: {
                /** @description The ETag of the version you have. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of cases. */
            200: {
                headers: {
                    /** @description For `If-Match` and `If-None-Match`. */
                    ETag: string;
                    /** @description The neighbouring pages (RFC 8288): `rel="next"`, `rel="prev"`. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: (components["schemas"]["ModerationCase"] | {
                            /** @description What of the total is the buyer's fee; absent if there is none. */
                            buyerFee?: components["schemas"]["Money"];
                            /** @description The fields that differ from what was last approved, or else last rejected. Absent if nobody has reviewed it. */
                            changed?: ("title" | "venue" | "city" | "startsAt" | "timeZone" | "section" | "row" | "faceValue" | "price" | "seat" | "codeHash" | "paidFees" | "description" | "codeType" | "others")[];
                            city?: string;
                            /**
                             * @description Its concert; absent for what an older version made and has none yet.
                             * @example 01KB2Y7Q3N8X4M5V6W7Z9A0BCD
                             */
                            concertId?: string;
                            /**
                             * Format: date-time
                             * @description RFC 3339, UTC.
                             */
                            createdAt?: string;
                            /** @description Earlier decisions, newest first. */
                            decisions?: {
                                /** @enum {string} */
                                action: "approve" | "reject" | "withdraw" | "cancel" | "refund" | "claim_upheld" | "claim_rejected" | "dismiss" | "refuse_name" | "group_add" | "group_remove" | "concert_correct" | "concert_move" | "concert_merge" | "concert_cancel" | "payout_release" | "payout_block" | "payout_settled" | "debt_repaid" | "debt_writeoff" | "debt_recover" | "loss_charged";
                                /**
                                 * Format: date-time
                                 * @description RFC 3339, UTC.
                                 */
                                at: string;
                                /** @description The moderator's name. */
                                by?: string;
                                /**
                                 * @description Sortable by time and not guessable.
                                 * @example 01KB2Y7Q3N8X4M5V6W7Z9A0BCD
                                 */
                                id: string;
                                reason?: string;
                            }[];
                            description?: string;
                            /** @description Of one ticket. */
                            faceValue?: components["schemas"]["Money"];
                            /**
                             * @description Sortable by time and not guessable.
                             * @example 01KB2Y7Q3N8X4M5V6W7Z9A0BCD
                             */
                            id: string;
                            /** @description You sell it, so another moderator has to decide. */
                            isOwn?: boolean;
                            /** @description What the first seller charged on top of the face value of one ticket, as its seller says. */
                            paidFees?: components["schemas"]["Money"];
                            /** @description What the seller asks for one ticket. */
                            price?: components["schemas"]["Money"];
                            /** @description The numbers of tickets that one order can take now. */
                            quantities?: number[];
                            /** @description The seller's past. */
                            record?: {
                                listed: number;
                                /** @description Only the latest 50 of each are counted. */
                                more: boolean;
                                rejected: number;
                                reported: number;
                                sold: number;
                                takenDown: number;
                                withdrawn: number;
                            };
                            /** @description Open reports. Never shown to the listing's seller. */
                            reports?: {
                                items: {
                                    /**
                                     * Format: date-time
                                     * @description RFC 3339, UTC.
                                     */
                                    at: string;
                                    /** @enum {string} */
                                    reason: "not_real" | "wrong_facts" | "copy" | "not_let_in" | "words" | "other";
                                    /**
                                     * @description Sortable by time and not guessable.
                                     * @example 01KB2Y7Q3N8X4M5V6W7Z9A0BCD
                                     */
                                    reporterId: string;
                                    words: string;
                                }[];
                                version: number;
                            };
                            row?: string;
                            /** @description Tickets of other listings that have one of its barcodes, newest first. */
                            sameBarcode?: string[];
                            section?: string;
                            seller?: {
                                name: string;
                                /** @enum {string} */
                                nameStatus: "shown" | "waiting" | "refused";
                                /**
                                 * Format: date-time
                                 * @description RFC 3339, UTC.
                                 */
                                since: string;
                            };
                            /**
                             * @description Sortable by time and not guessable.
                             * @example 01KB2Y7Q3N8X4M5V6W7Z9A0BCD
                             */
                            sellerId?: string;
                            /**
                             * @description How many of the tickets that are left one order may take. together: all · any: as many as wanted · no_single: any number that does not leave exactly one.
                             * @enum {string}
                             */
                            split?: "together" | "any" | "no_single";
                            /**
                             * Format: date-time
                             * @description When the concert begins.
                             */
                            startsAt?: string;
                            /** @description What the guard suggests about the listing as it is now, while it waits. It decides nothing. Absent: no guard, or no answer of its yet. */
                            suggestion?: {
                                /** @enum {string} */
                                advice: "approve" | "look" | "reject";
                                /**
                                 * Format: date-time
                                 * @description RFC 3339, UTC.
                                 */
                                at: string;
                                reasons: {
                                    /** @enum {string} */
                                    field?: "title" | "venue" | "city" | "section" | "row" | "seats" | "description";
                                    /** @enum {string} */
                                    kind: "word" | "contact" | "price" | "said";
                                    /** @description The price, in percent of what the ticket cost at first. */
                                    percent?: number;
                                    text?: string;
                                    word?: string;
                                }[];
                            };
                            /** @description Those that you may see, in the seller's order. */
                            tickets?: {
                                /** @description The barcode's text: for its seller, and for the buyer once the order is complete. */
                                code?: string;
                                /** @enum {string} */
                                codeType: "qr" | "aztec" | "pdf417" | "code128";
                                /**
                                 * Format: date-time
                                 * @description Until when it is reserved; absent once it is being paid for.
                                 */
                                heldUntil?: string;
                                /**
                                 * @description Sortable by time and not guessable.
                                 * @example 01KB2Y7Q3N8X4M5V6W7Z9A0BCD
                                 */
                                id: string;
                                /**
                                 * @description Sortable by time and not guessable.
                                 * @example 01KB2Y7Q3N8X4M5V6W7Z9A0BCD
                                 */
                                orderId?: string;
                                seat?: string;
                                /**
                                 * @description The current state: once a reservation has expired, this is `available`; once sales have ended or the concert was cancelled, what was available is `over`.
                                 * @enum {string}
                                 */
                                status: "pending" | "available" | "reserved" | "sold" | "withdrawn" | "rejected" | "over";
                            }[];
                            /**
                             * @description Time zone of the venue; an IANA name.
                             * @example Europe/Paris
                             */
                            timeZone?: string;
                            title?: string;
                            /** @description What a buyer pays for one ticket: the price and the buyer's fee. */
                            total?: components["schemas"]["Money"];
                            /**
                             * Format: date-time
                             * @description RFC 3339, UTC.
                             */
                            updatedAt?: string;
                            venue?: string;
                            version?: number;
                            /** @description Absent if it does not wait for a decision. changed: after it was approved · again: submitted again after a rejection. */
                            waiting?: {
                                /**
                                 * Format: date-time
                                 * @description RFC 3339, UTC.
                                 */
                                since: string;
                                /** @enum {string} */
                                why: "new" | "changed" | "again";
                            };
                        })[];
                        /** @description Cursor of the next page; absent on the last page. */
                        nextCursor?: string;
                        /** @description Cursor of the previous page; absent on the first page. */
                        previousCursor?: string;
                    };
                };
            };
            /** @description Not modified. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed`: The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: You do not have access. `insufficient_scope`: The token lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `address_too_long`: The address is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: Please check your entries. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many attempts. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: We are very busy right now. `not_writable`: Changes are not possible right now. `overloaded`: Too many requests. `unavailable`: A service we depend on is not responding. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getModeration: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version you have. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description Sortable by time and not guessable. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The case. */
            200: {
                headers: {
                    /** @description For `If-Match` and `If-None-Match`. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModerationCase"];
                };
            };
            /** @description Not modified. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed`: The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: You do not have access. `insufficient_scope`: The token lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `address_too_long`: The address is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many attempts. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: We are very busy right now. `not_writable`: Changes are not possible right now. `overloaded`: Too many requests. `unavailable`: A service we depend on is not responding. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    decideModeration: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the version you are changing. 428 without it, 412 if it has changed since. */
                "If-Match": string;
            };
            path: {
                /** @description Sortable by time and not guessable. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "decision": "reject",
                 *       "reason": "Which row?"
                 *     }
                 */
                "application/json": {
                    /** @enum {string} */
                    decision: "approve" | "reject";
                    /** @description With `reject` only, and needed there. The seller reads it. */
                    reason?: string;
                    /** @description With `approve` only: the seller's name as you saw it. This approves the name, too; without it no name is approved. */
                    sellerName?: string;
                };
            };
        };
        responses: {
            /** @description The case as it is now. */
            200: {
                headers: {
                    /** @description For `If-Match` and `If-None-Match`. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModerationCase"];
                };
            };
            /** @description `malformed`: The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: You do not have access. `own_ticket`: This is about your own ticket. `insufficient_scope`: The token lacks a scope. `cross_site`: The request came from another site. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout`: The request took too long to arrive. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `ticket_locked`: The listing cannot be changed now. `concert_cancelled`: This concert was cancelled. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `version_mismatch`: It was changed in the meantime. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large`: The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `address_too_long`: The address is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Unsupported content type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: Please check your entries. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `version_required`: Say which version you are changing. */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many attempts. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: We are very busy right now. `not_writable`: Changes are not possible right now. `overloaded`: Too many requests. `unavailable`: A service we depend on is not responding. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    dismissReports: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Sortable by time and not guessable. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "The hall is real",
                 *       "version": 1
                 *     }
                 */
                "application/json": {
                    /** @description For the audit trail. The seller and the reporters do not see it. */
                    reason: string;
                    /** @description The `version` of the `reports` that you read. */
                    version: number;
                };
            };
        };
        responses: {
            /** @description The case as it is now. */
            200: {
                headers: {
                    /** @description For `If-Match` and `If-None-Match`. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModerationCase"];
                };
            };
            /** @description `malformed`: The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: You do not have access. `own_ticket`: This is about your own ticket. `insufficient_scope`: The token lacks a scope. `cross_site`: The request came from another site. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout`: The request took too long to arrive. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `version_mismatch`: It was changed in the meantime. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large`: The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `address_too_long`: The address is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Unsupported content type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: Please check your entries. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many attempts. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: We are very busy right now. `not_writable`: Changes are not possible right now. `overloaded`: Too many requests. `unavailable`: A service we depend on is not responding. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listOrders: {
        parameters: {
            query?: {
                /** @description From an earlier page of the same query. */
                cursor?: string;
                /** @description Return only these fields of each item, and its ID. Separated by commas. */
                fields?: string;
                /** @description 1 to 100. */
                limit?: number;
                /** @description Orders you placed (buyer), or orders for your tickets (seller). */
                role?: "buyer" | "seller";
                status?: "created" | "awaiting:payment" | "claimed" | "complete" | "cancelled" | "refunded";
            };
            header?: {
                /** @description The ETag of the version you have. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Newest first. */
            200: {
                headers: {
                    /** @description For `If-Match` and `If-None-Match`. */
                    ETag: string;
                    /** @description The neighbouring pages (RFC 8288): `rel="next"`, `rel="prev"`. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: (components["schemas"]["Order"] | {
                            /** @description What of the total is the buyer's fee; absent if there is none, and for the seller. */
                            buyerFee?: components["schemas"]["Money"];
                            /**
                             * @description Sortable by time and not guessable.
                             * @example 01KB2Y7Q3N8X4M5V6W7Z9A0BCD
                             */
                            buyerId?: string;
                            /** @enum {string} */
                            cancelReason?: "buyer" | "expired" | "payment_failed" | "moderator";
                            /**
                             * @description Sortable by time and not guessable.
                             * @example 01KB2Y7Q3N8X4M5V6W7Z9A0BCD
                             */
                            concertId?: string;
                            /**
                             * Format: date-time
                             * @description RFC 3339, UTC.
                             */
                            createdAt?: string;
                            /**
                             * Format: date-time
                             * @description When the reservation expires if it is not paid.
                             */
                            expiresAt?: string;
                            /**
                             * @description Sortable by time and not guessable.
                             * @example 01KB2Y7Q3N8X4M5V6W7Z9A0BCD
                             */
                            id: string;
                            /**
                             * @description Sortable by time and not guessable.
                             * @example 01KB2Y7Q3N8X4M5V6W7Z9A0BCD
                             */
                            listingId?: string;
                            /**
                             * @description Sortable by time and not guessable.
                             * @example 01KB2Y7Q3N8X4M5V6W7Z9A0BCD
                             */
                            paymentId?: string;
                            /** @description What the seller gets for all of them if they are sold: the price without the seller's fee. For the seller and moderators; `/api/payouts/{id}` says when. */
                            payout?: {
                                amount: number;
                                currency: string;
                            };
                            /** @description What of the price of all of them is kept as the seller's fee; absent if there is none, and for the buyer. */
                            sellerFee?: components["schemas"]["Money"];
                            /**
                             * @description Sortable by time and not guessable.
                             * @example 01KB2Y7Q3N8X4M5V6W7Z9A0BCD
                             */
                            sellerId?: string;
                            snapshot?: components["schemas"]["SaleTerms"];
                            /** @enum {string} */
                            status?: "created" | "awaiting:payment" | "claimed" | "complete" | "cancelled" | "refunded";
                            /**
                             * @description The first of `ticketIds`.
                             * @example 01KB2Y7Q3N8X4M5V6W7Z9A0BCD
                             */
                            ticketId?: string;
                            /** @description All tickets of the order; they belong to one listing. */
                            ticketIds?: string[];
                            /** @description What the buyer pays for all of them, with the fee; it never changes. Absent for the seller if the buyer pays a fee: they have `payout`. */
                            total?: components["schemas"]["Money"];
                            /**
                             * Format: date-time
                             * @description RFC 3339, UTC.
                             */
                            updatedAt?: string;
                            version?: number;
                        })[];
                        /** @description Cursor of the next page; absent on the last page. */
                        nextCursor?: string;
                        /** @description Cursor of the previous page; absent on the first page. */
                        previousCursor?: string;
                    };
                };
            };
            /** @description Not modified. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed`: The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `address_too_long`: The address is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: Please check your entries. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many attempts. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: We are very busy right now. `not_writable`: Changes are not possible right now. `overloaded`: Too many requests. `unavailable`: A service we depend on is not responding. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reserveTicket: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any value you choose. Repeating the same key and body within 24 hours returns the first response. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "ticketId": "01KB2Y7Q3N8X4M5V6W7Z9A0BCD",
                 *       "price": {
                 *         "amount": 4550,
                 *         "currency": "EUR"
                 *       }
                 *     }
                 */
                "application/json": {
                    /**
                     * @description The time to pay that was seen, in seconds; a shorter one is refused as `hold_shortened`, whose `detail` says how long it would be. Up to a minute less, near the concert's start, is not. Without it, any length will do: read `expiresAt`.
                     * @example 900
                     */
                    holdSeconds?: number;
                    /** @description The seller's price of one ticket that you saw, without the buyer's fee. If it has changed, the request fails with `price_changed`. Whoever sends only this agrees to the fee of now: the order's `total` says what is to be paid. Send `total` to agree to that alone. */
                    price?: {
                        amount: number;
                        currency: string;
                    };
                    /**
                     * Format: date-time
                     * @description The ticket's `startsAt` that was seen. If its concert was moved since, the request fails with `concert_moved`, whose `startsAt` is the new one.
                     */
                    startsAt?: string;
                    ticketId: string;
                    /** @description What you saw that you would pay: for all tickets of the order together, with the buyer's fee. If it is another amount now, the request fails with `price_changed`. */
                    total?: {
                        amount: number;
                        currency: string;
                    };
                } | {
                    /**
                     * @description The time to pay that was seen, in seconds; a shorter one is refused as `hold_shortened`, whose `detail` says how long it would be. Up to a minute less, near the concert's start, is not. Without it, any length will do: read `expiresAt`.
                     * @example 900
                     */
                    holdSeconds?: number;
                    /** @description The seller's price of one ticket that you saw, without the buyer's fee. If it has changed, the request fails with `price_changed`. Whoever sends only this agrees to the fee of now: the order's `total` says what is to be paid. Send `total` to agree to that alone. */
                    price?: {
                        amount: number;
                        currency: string;
                    };
                    /**
                     * Format: date-time
                     * @description The ticket's `startsAt` that was seen. If its concert was moved since, the request fails with `concert_moved`, whose `startsAt` is the new one.
                     */
                    startsAt?: string;
                    /** @description Tickets of one listing: all of them are reserved, or none. */
                    ticketIds: string[];
                    /** @description What you saw that you would pay: for all tickets of the order together, with the buyer's fee. If it is another amount now, the request fails with `price_changed`. */
                    total?: {
                        amount: number;
                        currency: string;
                    };
                } | {
                    /**
                     * @description The time to pay that was seen, in seconds; a shorter one is refused as `hold_shortened`, whose `detail` says how long it would be. Up to a minute less, near the concert's start, is not. Without it, any length will do: read `expiresAt`.
                     * @example 900
                     */
                    holdSeconds?: number;
                    listingId: string;
                    /** @description The seller's price of one ticket that you saw, without the buyer's fee. If it has changed, the request fails with `price_changed`. Whoever sends only this agrees to the fee of now: the order's `total` says what is to be paid. Send `total` to agree to that alone. */
                    price?: {
                        amount: number;
                        currency: string;
                    };
                    /** @description So many of its tickets, the first that are available. */
                    quantity: number;
                    /**
                     * Format: date-time
                     * @description The ticket's `startsAt` that was seen. If its concert was moved since, the request fails with `concert_moved`, whose `startsAt` is the new one.
                     */
                    startsAt?: string;
                    /** @description What you saw that you would pay: for all tickets of the order together, with the buyer's fee. If it is another amount now, the request fails with `price_changed`. */
                    total?: {
                        amount: number;
                        currency: string;
                    };
                };
            };
        };
        responses: {
            /** @description You have already reserved them. */
            200: {
                headers: {
                    /** @description The address of the new resource. */
                    Location: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /** @description Reserved. */
            201: {
                headers: {
                    /** @description The address of the new resource. */
                    Location: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /** @description `malformed`: The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `own_ticket`: This is about your own ticket. `insufficient_scope`: The token lacks a scope. `cross_site`: The request came from another site. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout`: The request took too long to arrive. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `ticket_taken`: Somebody else was faster. `ticket_not_available`: This offer is gone. `quantity_not_offered`: That number of tickets is not offered. `order_open`: You have an order for other tickets of this offer. `price_changed`: The price has changed. `concert_moved`: This concert was moved to another time. `hold_shortened`: You now have less time to pay. `hold_limit`: You have as many reservations as allowed. `rehold_cooldown`: You had this offer reserved a moment ago. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large`: The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `address_too_long`: The address is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Unsupported content type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: Please check your entries. `idempotency_key_reused`: This key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many attempts. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sales_stopped`: Nothing can be bought right now. `busy`: We are very busy right now. `not_writable`: Changes are not possible right now. `overloaded`: Too many requests. `unavailable`: A service we depend on is not responding. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Sortable by time and not guessable. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /** @description `malformed`: The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `address_too_long`: The address is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many attempts. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: We are very busy right now. `not_writable`: Changes are not possible right now. `overloaded`: Too many requests. `unavailable`: A service we depend on is not responding. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancelOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Sortable by time and not guessable. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Cancelled. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /** @description `malformed`: The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: You do not have access. `insufficient_scope`: The token lacks a scope. `cross_site`: The request came from another site. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout`: The request took too long to arrive. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `order_not_cancellable`: That is not possible for this order. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large`: The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `address_too_long`: The address is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Unsupported content type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many attempts. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: We are very busy right now. `not_writable`: Changes are not possible right now. `overloaded`: Too many requests. `unavailable`: A service we depend on is not responding. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    stopOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Sortable by time and not guessable. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "The account was stolen"
                 *     }
                 */
                "application/json": {
                    /** @description E-mailed to the people concerned and recorded in the audit trail. */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Cancelled. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /** @description `malformed`: The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: You do not have access. `own_ticket`: This is about your own ticket. `insufficient_scope`: The token lacks a scope. `cross_site`: The request came from another site. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout`: The request took too long to arrive. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `order_not_cancellable`: That is not possible for this order. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large`: The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `address_too_long`: The address is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Unsupported content type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: Please check your entries. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many attempts. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: We are very busy right now. `not_writable`: Changes are not possible right now. `overloaded`: Too many requests. `unavailable`: A service we depend on is not responding. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    watchOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Sortable by time and not guessable. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A stream of events until you disconnect. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description `malformed`: The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `address_too_long`: The address is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many attempts. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: We are very busy right now. `not_writable`: Changes are not possible right now. `overloaded`: Too many requests. `unavailable`: A service we depend on is not responding. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    refundOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Sortable by time and not guessable. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "reason": "The barcode was used before"
                 *     }
                 */
                "application/json": {
                    /** @description E-mailed to the people concerned and recorded in the audit trail. */
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Refunded. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /** @description `malformed`: The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: You do not have access. `own_ticket`: This is about your own ticket. `insufficient_scope`: The token lacks a scope. `cross_site`: The request came from another site. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout`: The request took too long to arrive. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `order_not_cancellable`: That is not possible for this order. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large`: The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `address_too_long`: The address is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Unsupported content type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: Please check your entries. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many attempts. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: We are very busy right now. `not_writable`: Changes are not possible right now. `overloaded`: Too many requests. `unavailable`: A service we depend on is not responding. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    returnOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Sortable by time and not guessable. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Given back. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /** @description `malformed`: The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: You do not have access. `insufficient_scope`: The token lacks a scope. `cross_site`: The request came from another site. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout`: The request took too long to arrive. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `order_not_cancellable`: That is not possible for this order. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large`: The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `address_too_long`: The address is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Unsupported content type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many attempts. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: We are very busy right now. `not_writable`: Changes are not possible right now. `overloaded`: Too many requests. `unavailable`: A service we depend on is not responding. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPayments: {
        parameters: {
            query: {
                /** @description Return only these fields of each item, and its ID. Separated by commas. */
                fields?: string;
                orderId: string;
            };
            header?: {
                /** @description The ETag of the version you have. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Oldest first. */
            200: {
                headers: {
                    /** @description For `If-Match` and `If-None-Match`. */
                    ETag: string;
                    /** @description The neighbouring pages (RFC 8288): `rel="next"`, `rel="prev"`. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: (components["schemas"]["Payment"] | {
                            /** @description What the buyer pays; absent for the seller if a fee of the buyer's is in it. */
                            amount?: components["schemas"]["Money"];
                            attempt?: number;
                            /**
                             * @description Sortable by time and not guessable.
                             * @example 01KB2Y7Q3N8X4M5V6W7Z9A0BCD
                             */
                            buyerId?: string;
                            /** @description Where the buyer pays. Shown only to the buyer, while the order can be paid. */
                            checkoutUrl?: string;
                            /**
                             * Format: date-time
                             * @description RFC 3339, UTC.
                             */
                            createdAt?: string;
                            /** @description The buyer's bank disputes the payment. */
                            dispute?: {
                                /**
                                 * Format: date-time
                                 * @description RFC 3339, UTC.
                                 */
                                openedAt: string;
                                /** @enum {string} */
                                status: "open" | "won" | "lost" | "closed";
                            };
                            /**
                             * @description Sortable by time and not guessable.
                             * @example 01KB2Y7Q3N8X4M5V6W7Z9A0BCD
                             */
                            id: string;
                            /**
                             * @description Sortable by time and not guessable.
                             * @example 01KB2Y7Q3N8X4M5V6W7Z9A0BCD
                             */
                            orderId?: string;
                            provider?: string;
                            /**
                             * @description Why money was not taken.
                             * @enum {string}
                             */
                            reason?: "late" | "concert_began" | "concert_cancelled" | "concert_moved" | "amount_differs" | "other_payment" | "order_ended" | "cannot_capture" | "refunded" | "given_back";
                            /** @enum {string} */
                            status?: "pending" | "authorized" | "captured" | "voiding" | "voided" | "failed" | "refunding" | "refunded";
                            stripeId?: string;
                            /**
                             * Format: date-time
                             * @description RFC 3339, UTC.
                             */
                            updatedAt?: string;
                            version?: number;
                        })[];
                    };
                };
            };
            /** @description Not modified. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed`: The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `address_too_long`: The address is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: Please check your entries. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many attempts. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: We are very busy right now. `not_writable`: Changes are not possible right now. `overloaded`: Too many requests. `unavailable`: A service we depend on is not responding. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    openPayment: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any value you choose. Repeating the same key and body within 24 hours returns the first response. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "orderId": "01KB2Y7Q3N8X4M5V6W7Z9A0BCE"
                 *     }
                 */
                "application/json": {
                    orderId: string;
                };
            };
        };
        responses: {
            /** @description Open. */
            201: {
                headers: {
                    /** @description The address of the new resource. */
                    Location: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Payment"];
                };
            };
            /** @description `malformed`: The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: You do not have access. `insufficient_scope`: The token lacks a scope. `cross_site`: The request came from another site. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout`: The request took too long to arrive. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `order_lapsed`: Your reservation has expired. `order_not_payable`: This order cannot be paid. `payment_refused`: The payment provider refused. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large`: The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `address_too_long`: The address is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Unsupported content type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: Please check your entries. `idempotency_key_reused`: This key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many attempts. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sales_stopped`: Nothing can be bought right now. `busy`: We are very busy right now. `not_writable`: Changes are not possible right now. `overloaded`: Too many requests. `unavailable`: A service we depend on is not responding. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPayment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Sortable by time and not guessable. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The payment. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Payment"];
                };
            };
            /** @description `malformed`: The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `address_too_long`: The address is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many attempts. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: We are very busy right now. `not_writable`: Changes are not possible right now. `overloaded`: Too many requests. `unavailable`: A service we depend on is not responding. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPayoutAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Your account. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayoutAccount"];
                };
            };
            /** @description `malformed`: The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `address_too_long`: The address is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many attempts. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: We are very busy right now. `not_writable`: Changes are not possible right now. `overloaded`: Too many requests. `unavailable`: A service we depend on is not responding. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    openPayoutAccount: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any value you choose. Repeating the same key and body within 24 hours returns the first response. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description To be set up. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenedPayoutAccount"];
                };
            };
            /** @description `malformed`: The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token lacks a scope. `cross_site`: The request came from another site. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout`: The request took too long to arrive. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large`: The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `address_too_long`: The address is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Unsupported content type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: Please check your entries. `idempotency_key_reused`: This key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many attempts. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: We are very busy right now. `not_writable`: Changes are not possible right now. `overloaded`: Too many requests. `unavailable`: A service we depend on is not responding. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPayouts: {
        parameters: {
            query?: {
                /** @description From an earlier page of the same query. */
                cursor?: string;
                /** @description Return only these fields of each item, and its ID. Separated by commas. */
                fields?: string;
                /** @description 1 to 100. */
                limit?: number;
            };
            header?: {
                /** @description The ETag of the version you have. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Newest first. */
            200: {
                headers: {
                    /** @description For `If-Match` and `If-None-Match`. */
                    ETag: string;
                    /** @description The neighbouring pages (RFC 8288): `rel="next"`, `rel="prev"`. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: (components["schemas"]["Payout"] | {
                            amount?: {
                                amount: number;
                                currency: string;
                            };
                            /**
                             * Format: date-time
                             * @description RFC 3339, UTC.
                             */
                            createdAt?: string;
                            /** @description What you have kept of earlier transfers for the same order, besides `amount`. */
                            earlier?: {
                                amount: number;
                                currency: string;
                            };
                            /**
                             * @description Sortable by time and not guessable.
                             * @example 01KB2Y7Q3N8X4M5V6W7Z9A0BCD
                             */
                            id: string;
                            /**
                             * @description Sortable by time and not guessable.
                             * @example 01KB2Y7Q3N8X4M5V6W7Z9A0BCD
                             */
                            orderId?: string;
                            /** @description What you still owe of it. */
                            owed?: {
                                amount: number;
                                currency: string;
                            };
                            /**
                             * @description Why it is not sent, or was not. account: the account does not take money; no_account: there is none, or it is not set up. Of `sent`: why a part of it was taken back or paid back (`reversed`, `repaid`), or by_hand: the people who run the site paid it. Of `reversing`, `owed` and `reversed`: the newest reason why money is taken back.
                             * @enum {string}
                             */
                            reason?: "account" | "balance" | "refunded" | "dispute_lost" | "charged" | "by_hand" | "claim" | "dispute" | "delivery" | "operator" | "no_account";
                            /**
                             * Format: date-time
                             * @description When it falls due.
                             */
                            releaseAt?: string;
                            /** @description What you owed of it and owe no more. */
                            repaid?: {
                                amount: number;
                                currency: string;
                            };
                            /** @description What of it was taken back from your account; it is still part of `amount`. */
                            reversed?: {
                                amount: number;
                                currency: string;
                            };
                            /**
                             * Format: date-time
                             * @description RFC 3339, UTC.
                             */
                            sentAt?: string;
                            /**
                             * @description waiting: it is due, and your payout account cannot take money yet.
                             * @enum {string}
                             */
                            status?: "held" | "sending" | "sent" | "reversing" | "owed" | "reversed" | "cancelled" | "blocked" | "waiting";
                            /**
                             * Format: date-time
                             * @description RFC 3339, UTC.
                             */
                            updatedAt?: string;
                            version?: number;
                            /** @description What of it paid what you owed. */
                            withheld?: {
                                amount: number;
                                currency: string;
                            };
                        })[];
                        /** @description Cursor of the next page; absent on the last page. */
                        nextCursor?: string;
                        /** @description Cursor of the previous page; absent on the first page. */
                        previousCursor?: string;
                    };
                };
            };
            /** @description Not modified. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed`: The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `address_too_long`: The address is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: Please check your entries. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many attempts. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: We are very busy right now. `not_writable`: Changes are not possible right now. `overloaded`: Too many requests. `unavailable`: A service we depend on is not responding. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPayout: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Sortable by time and not guessable. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The payout. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Payout"];
                };
            };
            /** @description `malformed`: The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `address_too_long`: The address is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many attempts. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: We are very busy right now. `not_writable`: Changes are not possible right now. `overloaded`: Too many requests. `unavailable`: A service we depend on is not responding. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    browseTickets: {
        parameters: {
            query?: {
                city?: string;
                concertId?: string;
                cursor?: string;
                /** @description Return only these fields of each item, and its ID. Separated by commas. */
                fields?: string;
                from?: string;
                limit?: number;
                max?: number;
                min?: number;
                q?: string;
                sort?: "date" | "price" | "newest";
                status?: "available" | "reserved";
                to?: string;
            };
            header?: {
                /** @description The ETag of the version you have. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of tickets. */
            200: {
                headers: {
                    /** @description For `If-Match` and `If-None-Match`. */
                    ETag: string;
                    /** @description The neighbouring pages (RFC 8288): `rel="next"`, `rel="prev"`. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: (components["schemas"]["Ticket"] | {
                            /** @description What of the total is the buyer's fee; absent if there is none. */
                            buyerFee?: components["schemas"]["Money"];
                            city?: string;
                            /** @description The barcode's text: for its seller, and for the buyer once the order is complete. */
                            code?: string;
                            /** @enum {string} */
                            codeType?: "qr" | "aztec" | "pdf417" | "code128";
                            /**
                             * @description Its concert; absent for what an older version made and has none yet.
                             * @example 01KB2Y7Q3N8X4M5V6W7Z9A0BCD
                             */
                            concertId?: string;
                            /**
                             * Format: date-time
                             * @description RFC 3339, UTC.
                             */
                            createdAt?: string;
                            description?: string;
                            /** @description Of one ticket. */
                            faceValue?: components["schemas"]["Money"];
                            /**
                             * Format: date-time
                             * @description Until when it is reserved; absent once it is being paid for.
                             */
                            heldUntil?: string;
                            /**
                             * @description Sortable by time and not guessable.
                             * @example 01KB2Y7Q3N8X4M5V6W7Z9A0BCD
                             */
                            id: string;
                            /**
                             * @description The listing that it is sold in, alone or with others.
                             * @example 01KB2Y7Q3N8X4M5V6W7Z9A0BCD
                             */
                            listingId?: string;
                            /**
                             * @description Sortable by time and not guessable.
                             * @example 01KB2Y7Q3N8X4M5V6W7Z9A0BCD
                             */
                            orderId?: string;
                            /** @description What the first seller charged on top of the face value of one ticket, as its seller says. */
                            paidFees?: components["schemas"]["Money"];
                            /** @description What the seller asks for one ticket. */
                            price?: components["schemas"]["Money"];
                            row?: string;
                            seat?: string;
                            section?: string;
                            /**
                             * @description Sortable by time and not guessable.
                             * @example 01KB2Y7Q3N8X4M5V6W7Z9A0BCD
                             */
                            sellerId?: string;
                            /**
                             * Format: date-time
                             * @description When the concert begins.
                             */
                            startsAt?: string;
                            /**
                             * @description The current state: once a reservation has expired, this is `available`; once sales have ended or the concert was cancelled, what was available is `over`.
                             * @enum {string}
                             */
                            status?: "pending" | "available" | "reserved" | "sold" | "withdrawn" | "rejected" | "over";
                            /**
                             * @description Time zone of the venue; an IANA name.
                             * @example Europe/Paris
                             */
                            timeZone?: string;
                            title?: string;
                            /** @description What a buyer pays for one ticket: the price and the buyer's fee. */
                            total?: components["schemas"]["Money"];
                            /**
                             * Format: date-time
                             * @description RFC 3339, UTC.
                             */
                            updatedAt?: string;
                            venue?: string;
                            version?: number;
                        })[];
                        /** @description Cursor of the next page; absent on the last page. */
                        nextCursor?: string;
                        /** @description Cursor of the previous page; absent on the first page. */
                        previousCursor?: string;
                    };
                };
            };
            /** @description Not modified. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed`: The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `address_too_long`: The address is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: Please check your entries. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many attempts. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: We are very busy right now. `not_writable`: Changes are not possible right now. `overloaded`: Too many requests. `unavailable`: A service we depend on is not responding. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTicket: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any value you choose. Repeating the same key and body within 24 hours returns the first response. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "title": "The Night Owls",
                 *       "venue": "Le Bikini",
                 *       "city": "Toulouse",
                 *       "startsAt": "2027-05-01T20:00:00+02:00",
                 *       "timeZone": "Europe/Paris",
                 *       "section": "A",
                 *       "row": "3",
                 *       "seat": "12",
                 *       "faceValue": {
                 *         "amount": 5000,
                 *         "currency": "EUR"
                 *       },
                 *       "price": {
                 *         "amount": 4550,
                 *         "currency": "EUR"
                 *       },
                 *       "code": "8F3K-22P9-XM41"
                 *     }
                 */
                "application/json": {
                    /** @description These words led to a concert that was moved to another time (`concert_moved`), and the tickets are for another one. */
                    anotherConcert?: boolean;
                    city: string;
                    code: string;
                    /**
                     * @default qr
                     * @enum {string}
                     */
                    codeType?: "qr" | "aztec" | "pdf417" | "code128";
                    country?: string;
                    description?: string;
                    faceValue: {
                        amount: number;
                        currency: string;
                    };
                    paidFees?: {
                        amount: number;
                        currency: string;
                    } | null;
                    price: {
                        amount: number;
                        currency: string;
                    };
                    row?: string | null;
                    seat?: string | null;
                    section?: string | null;
                    /** Format: date-time */
                    startsAt: string;
                    timeZone: string;
                    title: string;
                    venue: string;
                };
            };
        };
        responses: {
            /** @description Listed. */
            201: {
                headers: {
                    /** @description For `If-Match` and `If-None-Match`. */
                    ETag: string;
                    /** @description The address of the new resource. */
                    Location: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            /** @description `malformed`: The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token lacks a scope. `cross_site`: The request came from another site. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout`: The request took too long to arrive. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `code_already_listed`: This barcode cannot be listed. `concert_moved`: This concert was moved to another time. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large`: The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `address_too_long`: The address is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Unsupported content type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: Please check your entries. `price_above_cap`: The price is above the limit. `starts_in_past`: The concert has already begun. `idempotency_key_reused`: This key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many attempts. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: We are very busy right now. `not_writable`: Changes are not possible right now. `overloaded`: Too many requests. `unavailable`: A service we depend on is not responding. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getTicket: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version you have. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description Sortable by time and not guessable. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The ticket. */
            200: {
                headers: {
                    /** @description For `If-Match` and `If-None-Match`. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            /** @description Not modified. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed`: The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `address_too_long`: The address is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many attempts. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: We are very busy right now. `not_writable`: Changes are not possible right now. `overloaded`: Too many requests. `unavailable`: A service we depend on is not responding. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdrawTicket: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Sortable by time and not guessable. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Withdrawn. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed`: The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: You do not have access. `insufficient_scope`: The token lacks a scope. `cross_site`: The request came from another site. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout`: The request took too long to arrive. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `ticket_locked`: The listing cannot be changed now. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large`: The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `address_too_long`: The address is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Unsupported content type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many attempts. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: We are very busy right now. `not_writable`: Changes are not possible right now. `overloaded`: Too many requests. `unavailable`: A service we depend on is not responding. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    editTicket: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the version you are changing. 428 without it, 412 if it has changed since. */
                "If-Match": string;
            };
            path: {
                /** @description Sortable by time and not guessable. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "price": {
                 *         "amount": 4000,
                 *         "currency": "EUR"
                 *       }
                 *     }
                 */
                "application/json": {
                    /** @description These words led to a concert that was moved to another time (`concert_moved`), and the tickets are for another one. */
                    anotherConcert?: boolean;
                    city?: string;
                    code?: string;
                    /** @enum {string} */
                    codeType?: "qr" | "aztec" | "pdf417" | "code128";
                    country?: string;
                    description?: string;
                    faceValue?: {
                        amount: number;
                        currency: string;
                    };
                    paidFees?: {
                        amount: number;
                        currency: string;
                    } | null;
                    price?: {
                        amount: number;
                        currency: string;
                    };
                    row?: string | null;
                    seat?: string | null;
                    section?: string | null;
                    /** Format: date-time */
                    startsAt?: string;
                    timeZone?: string;
                    title?: string;
                    venue?: string;
                };
            };
        };
        responses: {
            /** @description Changed. */
            200: {
                headers: {
                    /** @description For `If-Match` and `If-None-Match`. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            /** @description `malformed`: The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: You do not have access. `insufficient_scope`: The token lacks a scope. `cross_site`: The request came from another site. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout`: The request took too long to arrive. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `ticket_locked`: The listing cannot be changed now. `ticket_not_available`: This offer is gone. `concert_cancelled`: This concert was cancelled. `code_already_listed`: This barcode cannot be listed. `concert_moved`: This concert was moved to another time. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `version_mismatch`: It was changed in the meantime. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large`: The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `address_too_long`: The address is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Unsupported content type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: Please check your entries. `price_above_cap`: The price is above the limit. `starts_in_past`: The concert has already begun. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `version_required`: Say which version you are changing. */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many attempts. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: We are very busy right now. `not_writable`: Changes are not possible right now. `overloaded`: Too many requests. `unavailable`: A service we depend on is not responding. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    watchTicket: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Sortable by time and not guessable. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A stream of events until you disconnect. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description `malformed`: The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `address_too_long`: The address is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many attempts. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: We are very busy right now. `not_writable`: Changes are not possible right now. `overloaded`: Too many requests. `unavailable`: A service we depend on is not responding. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    takeTicketOff: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the version you are changing. 428 without it, 412 if it has changed since. */
                "If-Match": string;
            };
            path: {
                /** @description Sortable by time and not guessable. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "There is no such concert"
                 *     }
                 */
                "application/json": {
                    /** @description E-mailed to the people concerned and recorded in the audit trail. */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Withdrawn. */
            200: {
                headers: {
                    /** @description For `If-Match` and `If-None-Match`. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            /** @description `malformed`: The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: You do not have access. `own_ticket`: This is about your own ticket. `insufficient_scope`: The token lacks a scope. `cross_site`: The request came from another site. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout`: The request took too long to arrive. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `ticket_locked`: The listing cannot be changed now. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `version_mismatch`: It was changed in the meantime. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large`: The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `address_too_long`: The address is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Unsupported content type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: Please check your entries. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `version_required`: Say which version you are changing. */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many attempts. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: We are very busy right now. `not_writable`: Changes are not possible right now. `overloaded`: Too many requests. `unavailable`: A service we depend on is not responding. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    watchTickets: {
        parameters: {
            query: {
                /** @description IDs separated by commas. */
                ids: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A stream of events until you disconnect. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description `malformed`: The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `address_too_long`: The address is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: Please check your entries. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many attempts. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: We are very busy right now. `not_writable`: Changes are not possible right now. `overloaded`: Too many requests. `unavailable`: A service we depend on is not responding. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCurrentUser: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description You. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description `malformed`: The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `address_too_long`: The address is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many attempts. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: We are very busy right now. `not_writable`: Changes are not possible right now. `overloaded`: Too many requests. `unavailable`: A service we depend on is not responding. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listWebhooks: {
        parameters: {
            query?: {
                /** @description Return only these fields of each item, and its ID. Separated by commas. */
                fields?: string;
            };
            header?: {
                /** @description The ETag of the version you have. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Newest first. */
            200: {
                headers: {
                    /** @description For `If-Match` and `If-None-Match`. */
                    ETag: string;
                    /** @description The neighbouring pages (RFC 8288): `rel="next"`, `rel="prev"`. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: (components["schemas"]["Webhook"] | {
                            /**
                             * Format: date-time
                             * @description RFC 3339, UTC.
                             */
                            createdAt?: string;
                            events?: ("concert.created" | "concert.changed" | "concert.cancelled" | "concert.merged" | "ticket.listed" | "ticket.updated" | "ticket.approved" | "ticket.rejected" | "ticket.taken_down" | "order.created" | "order.cancelled" | "order.completed" | "order.refunded" | "claim.opened" | "claim.answered" | "claim.decided" | "payout.due" | "payout.sent" | "payout.waiting" | "payout.blocked" | "payout.reversed")[];
                            /**
                             * Format: date-time
                             * @description RFC 3339, UTC.
                             */
                            failingSince?: string;
                            /**
                             * @description Sortable by time and not guessable.
                             * @example 01KB2Y7Q3N8X4M5V6W7Z9A0BCD
                             */
                            id: string;
                            /**
                             * @description disabled: nothing is sent until it is turned on again.
                             * @enum {string}
                             */
                            status?: "active" | "failing" | "disabled";
                            /**
                             * Format: date-time
                             * @description RFC 3339, UTC.
                             */
                            updatedAt?: string;
                            url?: string;
                            version?: number;
                        })[];
                    };
                };
            };
            /** @description Not modified. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed`: The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `address_too_long`: The address is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: Please check your entries. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many attempts. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: We are very busy right now. `not_writable`: Changes are not possible right now. `overloaded`: Too many requests. `unavailable`: A service we depend on is not responding. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "url": "https://box-office.example/hooks",
                 *       "events": [
                 *         "order.completed"
                 *       ]
                 *     }
                 */
                "application/json": {
                    /**
                     * @description All events if omitted.
                     * @default [
                     *       "concert.created",
                     *       "concert.changed",
                     *       "concert.cancelled",
                     *       "concert.merged",
                     *       "ticket.listed",
                     *       "ticket.updated",
                     *       "ticket.approved",
                     *       "ticket.rejected",
                     *       "ticket.taken_down",
                     *       "order.created",
                     *       "order.cancelled",
                     *       "order.completed",
                     *       "order.refunded",
                     *       "claim.opened",
                     *       "claim.answered",
                     *       "claim.decided",
                     *       "payout.due",
                     *       "payout.sent",
                     *       "payout.waiting",
                     *       "payout.blocked",
                     *       "payout.reversed"
                     *     ]
                     */
                    events?: ("concert.created" | "concert.changed" | "concert.cancelled" | "concert.merged" | "ticket.listed" | "ticket.updated" | "ticket.approved" | "ticket.rejected" | "ticket.taken_down" | "order.created" | "order.cancelled" | "order.completed" | "order.refunded" | "claim.opened" | "claim.answered" | "claim.decided" | "payout.due" | "payout.sent" | "payout.waiting" | "payout.blocked" | "payout.reversed")[];
                    /**
                     * Format: uri
                     * @description Must be https on port 443 or 8443 and reachable from the internet.
                     * @example https://box-office.example/hooks
                     */
                    url: string;
                };
            };
        };
        responses: {
            /** @description Added. */
            201: {
                headers: {
                    /** @description The address of the new resource. */
                    Location: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewWebhook"];
                };
            };
            /** @description `malformed`: The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: You do not have access. `insufficient_scope`: The token lacks a scope. `cross_site`: The request came from another site. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout`: The request took too long to arrive. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `webhook_limit`: You have as many webhooks as allowed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large`: The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `address_too_long`: The address is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Unsupported content type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: Please check your entries. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many attempts. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: We are very busy right now. `not_writable`: Changes are not possible right now. `overloaded`: Too many requests. `unavailable`: A service we depend on is not responding. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Sortable by time and not guessable. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The webhook. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            /** @description `malformed`: The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `address_too_long`: The address is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many attempts. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: We are very busy right now. `not_writable`: Changes are not possible right now. `overloaded`: Too many requests. `unavailable`: A service we depend on is not responding. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Sortable by time and not guessable. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed. Pending deliveries are dropped. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed`: The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token lacks a scope. `cross_site`: The request came from another site. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout`: The request took too long to arrive. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large`: The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `address_too_long`: The address is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Unsupported content type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many attempts. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: We are very busy right now. `not_writable`: Changes are not possible right now. `overloaded`: Too many requests. `unavailable`: A service we depend on is not responding. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    activateWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Sortable by time and not guessable. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description On. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            /** @description `malformed`: The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token lacks a scope. `cross_site`: The request came from another site. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout`: The request took too long to arrive. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large`: The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `address_too_long`: The address is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Unsupported content type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many attempts. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: We are very busy right now. `not_writable`: Changes are not possible right now. `overloaded`: Too many requests. `unavailable`: A service we depend on is not responding. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDeliveries: {
        parameters: {
            query?: {
                /** @description From an earlier page of the same query. */
                cursor?: string;
                /** @description Return only these fields of each item, and its ID. Separated by commas. */
                fields?: string;
                /** @description 1 to 100. */
                limit?: number;
            };
            header?: {
                /** @description The ETag of the version you have. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description Sortable by time and not guessable. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Newest first. */
            200: {
                headers: {
                    /** @description For `If-Match` and `If-None-Match`. */
                    ETag: string;
                    /** @description The neighbouring pages (RFC 8288): `rel="next"`, `rel="prev"`. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: (components["schemas"]["WebhookDelivery"] | {
                            attempts?: number;
                            /**
                             * Format: date-time
                             * @description RFC 3339, UTC.
                             */
                            createdAt?: string;
                            /** @enum {string} */
                            event?: "concert.created" | "concert.changed" | "concert.cancelled" | "concert.merged" | "ticket.listed" | "ticket.updated" | "ticket.approved" | "ticket.rejected" | "ticket.taken_down" | "order.created" | "order.cancelled" | "order.completed" | "order.refunded" | "claim.opened" | "claim.answered" | "claim.decided" | "payout.due" | "payout.sent" | "payout.waiting" | "payout.blocked" | "payout.reversed";
                            /**
                             * @description Sent as `webhook-id`; the same for each attempt.
                             * @example 01KB2Y7Q3N8X4M5V6W7Z9A0BCD
                             */
                            id: string;
                            /**
                             * Format: date-time
                             * @description RFC 3339, UTC.
                             */
                            lastAttemptAt?: string;
                            /** @description Why there was no answer. */
                            lastError?: string;
                            /** @description The status that the endpoint answered. */
                            lastStatus?: number;
                            /**
                             * Format: date-time
                             * @description RFC 3339, UTC.
                             */
                            nextAttemptAt?: string;
                            payload?: {
                                data: {
                                    /**
                                     * @description Sortable by time and not guessable.
                                     * @example 01KB2Y7Q3N8X4M5V6W7Z9A0BCD
                                     */
                                    claimId?: string;
                                    /**
                                     * @description Sortable by time and not guessable.
                                     * @example 01KB2Y7Q3N8X4M5V6W7Z9A0BCD
                                     */
                                    concertId?: string;
                                    /**
                                     * @description Sortable by time and not guessable.
                                     * @example 01KB2Y7Q3N8X4M5V6W7Z9A0BCD
                                     */
                                    orderId?: string;
                                    /**
                                     * @description Sortable by time and not guessable.
                                     * @example 01KB2Y7Q3N8X4M5V6W7Z9A0BCD
                                     */
                                    payoutId?: string;
                                    /**
                                     * @description Sortable by time and not guessable.
                                     * @example 01KB2Y7Q3N8X4M5V6W7Z9A0BCD
                                     */
                                    ticketId?: string;
                                    version: number;
                                };
                                /**
                                 * Format: date-time
                                 * @description RFC 3339, UTC.
                                 */
                                timestamp: string;
                                /** @enum {string} */
                                type: "concert.created" | "concert.changed" | "concert.cancelled" | "concert.merged" | "ticket.listed" | "ticket.updated" | "ticket.approved" | "ticket.rejected" | "ticket.taken_down" | "order.created" | "order.cancelled" | "order.completed" | "order.refunded" | "claim.opened" | "claim.answered" | "claim.decided" | "payout.due" | "payout.sent" | "payout.waiting" | "payout.blocked" | "payout.reversed";
                            };
                            /** @enum {string} */
                            status?: "pending" | "delivered" | "failed";
                        })[];
                        /** @description Cursor of the next page; absent on the last page. */
                        nextCursor?: string;
                        /** @description Cursor of the previous page; absent on the first page. */
                        previousCursor?: string;
                    };
                };
            };
            /** @description Not modified. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed`: The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `address_too_long`: The address is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: Please check your entries. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many attempts. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: We are very busy right now. `not_writable`: Changes are not possible right now. `overloaded`: Too many requests. `unavailable`: A service we depend on is not responding. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replayDelivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Sortable by time and not guessable. */
                deliveryId: string;
                /** @description Sortable by time and not guessable. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Sent again with the same ID. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
            /** @description `malformed`: The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token lacks a scope. `cross_site`: The request came from another site. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout`: The request took too long to arrive. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `webhook_disabled`: This webhook is turned off. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large`: The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `address_too_long`: The address is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Unsupported content type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many attempts. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: We are very busy right now. `not_writable`: Changes are not possible right now. `overloaded`: Too many requests. `unavailable`: A service we depend on is not responding. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rotateWebhookSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Sortable by time and not guessable. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Replaced. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewWebhook"];
                };
            };
            /** @description `malformed`: The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: You do not have access. `insufficient_scope`: The token lacks a scope. `cross_site`: The request came from another site. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout`: The request took too long to arrive. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large`: The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `address_too_long`: The address is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Unsupported content type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many attempts. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: We are very busy right now. `not_writable`: Changes are not possible right now. `overloaded`: Too many requests. `unavailable`: A service we depend on is not responding. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
