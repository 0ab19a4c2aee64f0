/** A peer's PKI-ID as lower-case hexadecimal; on the wire it is the bytes. */
export type PkiId = string & { readonly brand: 'PkiId' }

/** An organization's identity: the MSP ID. */
export type OrgId = string & { readonly brand: 'OrgId' }

/** A channel's name. */
export type ChannelName = string & { readonly brand: 'ChannelName' }

/** Bytes that nobody changes once they are handed over. */
export type Bytes = Uint8Array
