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
