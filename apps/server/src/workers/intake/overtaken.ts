/** Somebody changed under our hands what this transaction had read: Postgres's own code for it makes it run again. */
export function overtaken(): Error {
  return Object.assign(new Error('another transaction was quicker'), { code: '40001' });
}
