/** The name of a form's field with the total that was shown for this number of tickets. */
export const totalField = (quantity: number | string): string => `total${quantity}`;
