import { useEffect } from 'react';
import { create } from 'zustand';

/** The browser's permission for notifications: not asked yet, granted, denied or unsupported. */
type Permission = NotificationPermission | 'unsupported';

const usePermissionStore = create<{ permission: Permission }>(() => ({ permission: 'default' }));
const refresh = () =>
  usePermissionStore.setState({
    permission: 'Notification' in window ? Notification.permission : 'unsupported',
  });

/** Also updated when the user changes the permission in the browser's settings. */
export function usePermission(): Permission {
  useEffect(() => {
    refresh();
    window.addEventListener('focus', refresh);
    return () => window.removeEventListener('focus', refresh);
  }, []);
  return usePermissionStore(({ permission }) => permission);
}

export async function askPermission(): Promise<NotificationPermission> {
  const permission = await Notification.requestPermission();
  usePermissionStore.setState({ permission });
  return permission;
}
