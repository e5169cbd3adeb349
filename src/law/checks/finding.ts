export type SensitiveKind = 'classifiedMark' | 'internalMark' | 'identityNumber' | 'mobile' | 'bankCard' | 'email';

/** Something in a text that a person must look at before it is published. */
export interface SensitiveFinding {
  kind: SensitiveKind;
  /** as it stands there */
  text: string;
  /** position in the text, in UTF-16 units */
  index: number;
  message: string;
  /** nothing that may ever be public: it stops; what is not certain a person looks at and confirms */
  certain: boolean;
}

/** Something found in a normal text. */
export interface Hit extends Pick<SensitiveFinding, 'kind' | 'message' | 'certain'> {
  from: number;
  to: number;
}
