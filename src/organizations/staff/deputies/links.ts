export const DEPUTIES = '/console/deputies';
