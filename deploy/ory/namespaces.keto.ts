// Generated from domain/permissions/model.ts by `deno task deploy:ory`; do not edit.

import { Context, Namespace, SubjectSet } from "@ory/keto-namespace-types";

class User implements Namespace {}

class Concert implements Namespace {
  related: {
    moderators: SubjectSet<Group, "members">[];
  };

  permits = {
    view: (ctx: Context): boolean => this.related.moderators.includes(ctx.subject),
    moderate: (ctx: Context): boolean => this.related.moderators.includes(ctx.subject),
  };
}

class Ticket implements Namespace {
  related: {
    owners: User[];
    moderators: SubjectSet<Group, "members">[];
  };

  permits = {
    view: (ctx: Context): boolean => this.related.owners.includes(ctx.subject) || this.related.moderators.includes(ctx.subject),
    edit: (ctx: Context): boolean => this.related.owners.includes(ctx.subject),
    order: (ctx: Context): boolean => !this.related.owners.includes(ctx.subject),
    review: (ctx: Context): boolean => this.related.moderators.includes(ctx.subject),
  };
}

class Order implements Namespace {
  related: {
    owners: User[];
    parents: Ticket[];
    moderators: SubjectSet<Group, "members">[];
  };

  permits = {
    view: (ctx: Context): boolean => this.related.owners.includes(ctx.subject) || this.related.parents.traverse((p) => p.related.owners.includes(ctx.subject)) || this.related.moderators.includes(ctx.subject),
    edit: (ctx: Context): boolean => this.related.owners.includes(ctx.subject),
    cancel: (ctx: Context): boolean => this.related.moderators.includes(ctx.subject),
    refund: (ctx: Context): boolean => this.related.moderators.includes(ctx.subject),
  };
}

class Payment implements Namespace {
  related: {
    owners: User[];
    parents: Order[];
  };

  permits = {
    view: (ctx: Context): boolean => this.related.owners.includes(ctx.subject) || this.related.parents.traverse((p) => p.permits.view(ctx)),
    edit: (ctx: Context): boolean => this.related.owners.includes(ctx.subject),
  };
}

class Group implements Namespace {
  related: {
    members: User[];
  };

  permits = {
    view: (ctx: Context): boolean => this.related.members.includes(ctx.subject),
    review: (ctx: Context): boolean => this.related.members.includes(ctx.subject),
  };
}
