/** For the tests of drivers that change the host: a network, mounts and a virtual machine that no one else sees. */
package io.vireo.driver.kit.namespaces;
