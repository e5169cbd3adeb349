export { Choices, Fault, Field, FieldFrame, Form, secretFields, useInput } from './form.tsx';
export { Icon } from './icon.tsx';
export type { IconName } from './icons.ts';
export { count, Empty, Facts, Figure, fileSize, Pager, Panel, SectionHead, TableFrame, Tag } from './parts.tsx';
export { says } from './says.ts';
export { YearChoice } from './year-choice.tsx';
