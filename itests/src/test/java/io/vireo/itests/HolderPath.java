package io.vireo.itests;

import java.lang.ref.Reference;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/**
 * Says who holds an object that should be gone: follows the fields of objects and classes from where one may begin to
 * look. What only a stack or the virtual machine itself holds is not found, and is said to be so.
 */
final class HolderPath {

    private record Step(Object from, String by) {}

    private final Map<Object, Step> seen = new IdentityHashMap<>();
    private final Queue<Object> next = new ArrayDeque<>();

    private HolderPath() {}

    /** The shortest way to an object that fields tell. */
    static String to(Object target, Object... roots) {
        HolderPath search = new HolderPath();
        for (Object root : roots) {
            search.reach(root, new Step(null, "root"));
        }
        while (!search.next.isEmpty() && !search.seen.containsKey(target)) {
            search.follow(search.next.remove());
        }
        return search.seen.containsKey(target)
                ? search.path(target)
                : "none of the " + search.seen.size() + " objects that were looked at; a stack may hold it";
    }

    private void reach(Object object, Step step) {
        if (object != null && seen.putIfAbsent(object, step) == null) {
            next.add(object);
        }
    }

    private void follow(Object object) {
        Class<?> type = object.getClass();
        reach(type, new Step(object, "its class"));
        reach(type.getClassLoader(), new Step(type, "its class loader"));
        if (object instanceof Class<?> looked) {
            fields(looked, null);
            reach(looked.getClassLoader(), new Step(looked, "its class loader"));
        }
        if (type.isArray()) {
            for (int i = 0; !type.getComponentType().isPrimitive() && i < Array.getLength(object); i++) {
                reach(Array.get(object, i), new Step(object, "[" + i + "]"));
            }
            return;
        }
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            fields(each, object);
        }
    }

    /** The fields of an object, or those of the class itself when there is no object. */
    private void fields(Class<?> type, Object object) {
        for (Field field : declared(type)) {
            boolean wanted = Modifier.isStatic(field.getModifiers()) == (object == null);
            boolean weak = object instanceof Reference<?> && field.getName().equals("referent");
            if (wanted && !weak && !field.getType().isPrimitive()) {
                reach(value(field, object), new Step(object == null ? type : object, field.getName()));
            }
        }
    }

    private static Field[] declared(Class<?> type) {
        try {
            return type.getDeclaredFields();
        } catch (LinkageError incomplete) {
            return new Field[0];
        }
    }

    private static Object value(Field field, Object object) {
        try {
            field.setAccessible(true);
            return field.get(object);
        } catch (InaccessibleObjectException | IllegalAccessException | LinkageError closed) {
            return null;
        }
    }

    private String path(Object target) {
        List<String> path = new ArrayList<>();
        for (Object at = target; at != null; at = seen.get(at).from()) {
            path.add(0, seen.get(at).by() + " -> " + name(at));
        }
        return String.join("\n    ", path);
    }

    private static String name(Object object) {
        return object instanceof Class<?> type
                ? "class " + type.getName()
                : object instanceof Thread thread
                        ? "thread " + thread.getName()
                        : object.getClass().getName();
    }
}
