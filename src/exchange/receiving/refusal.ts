/** Why a request of a supplier is not taken: by its code a program knows what to do. docs/exchange.md */
const statuses = {
  signature: 401,
  clock: 401,
  replay: 401,
  stopped: 403,
  absent: 404,
  different: 409,
  older: 409,
  takenDown: 409,
  lacking: 409,
  offset: 409,
  unseen: 409,
  hash: 422,
  file: 422,
  invalid: 422,
} as const;

export type Code = keyof typeof statuses;

export class Refusal extends Error {
  readonly code: Code;
  /** what the server answers with where nobody says more */
  readonly statusCode: number;
  readonly came: number | undefined;
  constructor(code: Code, message: string, came?: number) {
    super(message);
    this.code = code;
    this.statusCode = statuses[code];
    this.came = came;
  }
}
