// What was read from copies without a signal, until the server has been told. It says whose page and when, and nothing that stood on it.
import { openDB, type DBSchema, type IDBPDatabase } from "idb";

export interface Reading { account: string; partner: string | null; at: number }

interface Schema extends DBSchema {
  readings: { key: number; value: Reading };
}

function open(): Promise<IDBPDatabase<Schema>> {
  return openDB<Schema>("pa-readings", 1, { upgrade: (db) => void db.createObjectStore("readings", { autoIncrement: true }) });
}

export async function noteReading(reading: Reading): Promise<void> {
  const db = await open();
  await db.add("readings", reading);
  db.close();
}

/** Hands over what one account read, and forgets it once it is told. Told twice it stands there twice, told never it would be a hole. */
export async function tellReadings(account: string, tell: (readings: Reading[]) => Promise<boolean>): Promise<void> {
  const db = await open();
  const [keys, all] = await Promise.all([db.getAllKeys("readings"), db.getAll("readings")]);
  const own = all.map((reading, i) => ({ reading, key: keys[i] })).filter(({ reading }) => reading.account === account).slice(0, 200);
  if (own.length > 0 && (await tell(own.map(({ reading }) => reading)))) for (const { key } of own) if (key !== undefined) await db.delete("readings", key);
  db.close();
}
