export { Choices, Field, Form } from './form.tsx';
export { Icon } from './icon.tsx';
export { count, Empty, Facts, Figure, fileSize, Pager, Panel, SectionHead, TableFrame, Tag } from './parts.tsx';
