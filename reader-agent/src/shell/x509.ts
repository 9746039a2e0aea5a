// @peculiar/x509 throws at once unless the metadata polyfill was loaded before it.
import 'reflect-metadata';

export * from '@peculiar/x509';
