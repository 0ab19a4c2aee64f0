/** The library for X.509, which needs this polyfill before it is loaded. */
import 'reflect-metadata'

export * from '@peculiar/x509'
