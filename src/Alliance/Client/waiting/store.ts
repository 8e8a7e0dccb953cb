// Talks that could not be sent, kept on this device until they are. Each is sealed with a key of its author's that no script can read
// out; nothing here is taken from the server, so there is nothing to clear at sign-out.
import { openDB, type DBSchema, type IDBPDatabase } from "idb";

export type Fields = [name: string, value: string][];

/** What a talk says, as only its author's sign-in may send it. */
export interface Words { partner: string; madeAt: number; fields: Fields }

/** Why the server did not take it; then its author is asked. */
export interface Trouble { state: "refused" | "differs" | "gone"; sentences: string[] }

export interface Talk { id: string; author: string; url: string; iv: Uint8Array<ArrayBuffer>; sealed: ArrayBuffer; trouble?: Trouble }

interface Schema extends DBSchema {
  keys: { key: string; value: CryptoKey };
  talks: { key: string; value: Talk; indexes: { author: string } };
}

let opened: Promise<IDBPDatabase<Schema>> | undefined;

function open(): Promise<IDBPDatabase<Schema>> {
  opened ??= openDB<Schema>("pa-waiting", 1, {
    upgrade(db) {
      db.createObjectStore("keys");
      db.createObjectStore("talks", { keyPath: "id" }).createIndex("author", "author");
    },
  });
  return opened;
}

/** Whether this browser can keep something sealed: only over HTTPS or on this machine. */
export function canKeep(): boolean {
  return "indexedDB" in globalThis && globalThis.crypto?.subtle !== undefined;
}

export async function keep(id: string, author: string, url: string, words: Words): Promise<void> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const plain = new TextEncoder().encode(JSON.stringify(words));
  const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: bound(id, author) }, await keyOf(author), plain);
  await (await open()).put("talks", { id, author, url, iv, sealed });
}

export async function read(talk: Talk): Promise<Words> {
  const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv: talk.iv, additionalData: bound(talk.id, talk.author) }, await keyOf(talk.author), talk.sealed);
  return JSON.parse(new TextDecoder().decode(plain)) as Words;
}

/** Own talks, the oldest first: their ids are made in the order of time. */
export async function talksOf(author: string): Promise<Talk[]> {
  return (await open()).getAllFromIndex("talks", "author", author);
}

export async function find(id: string): Promise<Talk | undefined> {
  return (await open()).get("talks", id);
}

export async function forget(id: string): Promise<void> {
  await (await open()).delete("talks", id);
}

export async function note(talk: Talk, trouble: Trouble): Promise<void> {
  await (await open()).put("talks", { ...talk, trouble });
}

async function keyOf(author: string): Promise<CryptoKey> {
  const db = await open();
  const there = await db.get("keys", author);
  if (there) return there;
  const made = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  const change = db.transaction("keys", "readwrite");
  // Another tab may have been faster; its key stands.
  const first = (await change.store.get(author)) ?? made;
  if (first === made) await change.store.put(made, author);
  await change.done;
  return first;
}

/** A sealed talk cannot be put under another author or id. */
function bound(id: string, author: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`${author}/${id}`) as Uint8Array<ArrayBuffer>;
}
