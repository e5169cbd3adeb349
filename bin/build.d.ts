export function build(root: string): Promise<void>;
