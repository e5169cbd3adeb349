/** Where orders stand, for who gives them and for who answers. */
export const ORDERS = '/console/supervision/orders';
export const orderHref = (id: number): string => `${ORDERS}/${id}`;
