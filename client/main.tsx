import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { config } from 'zod';
import { createRouterFor } from './router.tsx';
import { watchAttention } from './session/attention.ts';
import { createQueryClient } from './session/query-client.ts';
import './ui/base.css';

// The content security policy forbids making code from text, which zod would otherwise try.
config({ jitless: true });

watchAttention(window);

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={createQueryClient()}>
      <RouterProvider router={createRouterFor()} />
    </QueryClientProvider>
  </StrictMode>,
);
