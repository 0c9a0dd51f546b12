import { Component, type ReactNode } from 'react';

const patience = 30_000;

interface WallGuardProps {
  readonly children: ReactNode;
  readonly message: string;
}

/** A wall must not stand still on an error that nobody is there to click away: it says so and begins again. */
export class WallGuard extends Component<WallGuardProps, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { readonly failed: boolean } {
    return { failed: true };
  }

  override componentDidCatch(): void {
    setTimeout(() => location.reload(), patience);
  }

  override render(): ReactNode {
    return this.state.failed ? <p role="alert">{this.props.message}</p> : this.props.children;
  }
}
