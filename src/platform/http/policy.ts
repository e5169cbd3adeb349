import type { FastifyInstance } from 'fastify';

/** What a page may load and do (Content Security Policy): our own files alone. */
export const policy = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:', 'blob:'],
  fontSrc: ["'self'"],
  connectSrc: ["'self'"],
  objectSrc: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
  baseUri: ["'none'"],
};

/** Route options of a page that shows a text with styles of its own, such as an article laid out for an account. */
export const withStylesInside = {
  helmet: {
    contentSecurityPolicy: { useDefaults: false, directives: { ...policy, styleSrc: ["'self'", "'unsafe-inline'"] } },
  },
};

/** A policy of a route's own is written by helmet into the route's `config`; routes that share one (as a rate limit) would
 *  get each other's. Stands before helmet. */
export function eachItsOwnConfig(app: FastifyInstance): void {
  app.addHook('onRoute', (route) => {
    route.config = { ...route.config };
  });
}
