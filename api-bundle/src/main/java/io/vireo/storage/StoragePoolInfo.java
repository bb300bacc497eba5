package io.vireo.storage;

import io.vireo.Bytes;

/**
 * State and sizes of a pool ({@code virStoragePoolInfo}).
 *
 * @param state what it is doing
 * @param capacity how much it holds
 * @param allocation how much of it is taken
 * @param available how much of it is free
 */
public record StoragePoolInfo(StoragePoolState state, Bytes capacity, Bytes allocation, Bytes available) {}
