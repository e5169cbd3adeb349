export { Choices, FailureSummary, Field, Form } from './form.tsx';
export { Icon } from './icon.tsx';
export { count, Empty, Facts, Figure, Pager, Panel, TableFrame, Tag } from './parts.tsx';
