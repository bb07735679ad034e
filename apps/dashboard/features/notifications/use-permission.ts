import { useEffect } from 'react';
import { create } from 'zustand';

/** What this browser lets us show: nobody was asked yet, yes, no, or it cannot. */
type Permission = NotificationPermission | 'unsupported';

const usePermissionStore = create<{ permission: Permission }>(() => ({ permission: 'default' }));
const look = () =>
  usePermissionStore.setState({
    permission: 'Notification' in window ? Notification.permission : 'unsupported',
  });

/** Current also when somebody changes it in the settings of the browser. */
export function usePermission(): Permission {
  useEffect(() => {
    look();
    window.addEventListener('focus', look);
    return () => window.removeEventListener('focus', look);
  }, []);
  return usePermissionStore(({ permission }) => permission);
}

export async function askPermission(): Promise<NotificationPermission> {
  const permission = await Notification.requestPermission();
  usePermissionStore.setState({ permission });
  return permission;
}
